package org.celeryresults.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.celeryresults.payload.PythonJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code api/retention-rules}. */
class RetentionApiIT extends PurgeTests {

  private static final int MOST = 100;

  @Test
  void there_are_no_rules_at_first() throws Exception {
    assertThat(Api.VIEWER.get(RULES).is(200).json()).isEqualTo(Map.of("rules", List.of()));
  }

  @Test
  void rules_are_replaced_whole_and_keep_their_order() throws Exception {
    Answer replaced =
        put(
                rule("FAILURE", "reports.*", "P7D"),
                rule("OUR_OWN", null, 86400),
                rule(null, "mail.*", "never"),
                rule(null, null, "3600"))
            .is(200);

    assertThat(replaced.list("rules"))
        .containsExactly(
            rule("FAILURE", "reports.*", "PT168H"),
            rule("OUR_OWN", null, "PT24H"),
            rule(null, "mail.*", "never"),
            rule(null, null, "PT1H"));
    assertThat(Api.VIEWER.get(RULES).is(200).json()).isEqualTo(replaced.json());
    assertThat(Api.VIEWER.get(RULES).header("ETag")).isEqualTo(replaced.header("ETag"));
    put(rule(null, "other", "P1D")).is(200);
    assertThat(Api.VIEWER.get(RULES).all("rules", "task_name")).containsExactly("other");
    put().is(200);
    assertThat(Api.VIEWER.get(RULES).list("rules")).isEmpty();
  }

  @Test
  void a_change_can_be_made_to_depend_on_the_rules_that_were_read() throws Exception {
    put(rule(null, "first", "P1D")).is(200);
    String tag = Api.VIEWER.get(RULES).is(200).header("ETag");
    assertThat(tag).startsWith("\"").endsWith("\"");
    Api.VIEWER.get(RULES, "If-None-Match", tag).is(304);

    Answer mine = put(tag, rule(null, "mine", "P1D")).is(200);
    Answer theirs = put(tag, rule(null, "theirs", "P1D")).isProblem(412);

    assertThat(theirs.at("code")).isEqualTo("CELRES-0256");
    assertThat(Api.VIEWER.get(RULES).all("rules", "task_name")).containsExactly("mine");
    put("\"other\", W/" + mine.header("ETag"), rule(null, "listed", "P1D")).is(200);
    put("*", rule(null, "any", "P1D")).is(200);
    put("\"\"", rule(null, "none", "P1D")).isProblem(412);
    put("no tag", rule(null, "none", "P1D")).isProblem(400);
    assertThat(Api.VIEWER.get(RULES).all("rules", "task_name")).containsExactly("any");
  }

  /** Two that say the same would have one tag, which the client's conditions live by. */
  @Test
  void long_rules_are_not_compressed() throws Exception {
    put(IntStream.range(0, MOST).mapToObj(i -> rule(null, "task" + i, "P1D")).toArray(Map[]::new))
        .is(200);
    Answer answer = Api.VIEWER.get(RULES, "Accept-Encoding", "gzip").is(200);

    assertThat(answer.header("Content-Encoding")).isEmpty();
    assertThat(answer.list("rules")).hasSize(MOST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                                   | rules             | null",
        "{\"rules\": {}}                                      | rules             | object",
        "{\"rules\": [\"x\"]}                                 | rules             | string",
        "{\"rules\": [], \"n\": 1}                            | n                 | n",
        "{\"rules\": [OK, {}]}                                | rules[1].keep_for | missing",
        "{\"rules\": [OK, {\"keep_for\": \"\"}]}              | rules[1].keep_for | P1D",
        "{\"rules\": [OK, {\"keep_for\": \"long\"}]}          | rules[1].keep_for | long",
        "{\"rules\": [OK, {\"keep_for\": \"-P1D\"}]}          | rules[1].keep_for | negative",
        "{\"rules\": [OK, {\"keep_for\": 1.5}]}               | rules[1].keep_for | 1.5",
        "{\"rules\": [OK, {\"keep_for\": []}]}                | rules[1].keep_for | array",
        "{\"rules\": [OK, OK, {\"keep_for\": 1, \"n\": 1}]}   | rules[2].n        | n",
        "{\"rules\": [{\"keep_for\": 1, \"status\": 5}]}      | rules[0].status   | number",
        "{\"rules\": [{\"keep_for\": 1, \"status\": \"\"}]}   | rules[0].status   | missing",
        "{\"rules\": [{\"keep_for\": 1, \"status\": \"51\"}]} | rules[0].status   | 50",
        "{\"rules\": [{\"keep_for\": 1, \"task_name\": \"\"}]}        | rules[0].task_name | missing",
        "{\"rules\": [{\"keep_for\": 1, \"task_name\": \"a\\u0000\"}]} | rules[0].task_name | NUL"
      })
  void what_is_wrong_with_a_rule_is_named_by_its_place(String document, String field, String word)
      throws Exception {
    put(rule(null, "kept", "P1D")).is(200);
    String json =
        document.replace("OK", "{\"keep_for\": \"P1D\"}").replace("\"51\"", quoted("x", 51));

    Api.OPERATOR.put(RULES, json).isProblem(400).about(field, word);
    assertThat(Api.VIEWER.get(RULES).all("rules", "task_name")).containsExactly("kept");
  }

  @Test
  void there_are_at_most_a_hundred_rules() throws Exception {
    String rules = Collections.nCopies(MOST + 1, "{\"keep_for\": 1}").toString();

    Api.OPERATOR.put(RULES, "{\"rules\": " + rules + "}").isProblem(400).about("rules", "101");
  }

  @Test
  void an_operator_changes_them_by_json_and_a_viewer_looks() throws Exception {
    String none = "{\"rules\": []}";
    Api.VIEWER.put(RULES, none).isProblem(403);
    Api.ANONYMOUS.put(RULES, none).isProblem(401);
    Api.ANONYMOUS.get(RULES).isProblem(401);
    Api.OPERATOR.send("PUT", RULES, BodyPublishers.ofString(none)).isProblem(415);
    Api.OPERATOR
        .send("PUT", RULES, BodyPublishers.ofString(none), "Content-Type", "text/plain")
        .isProblem(415);
    Api.OPERATOR.put(RULES, "").isProblem(400);
    Api.OPERATOR.put(RULES, "[]").isProblem(400);
    Api.OPERATOR.put(RULES + "?n=1", none).isProblem(400).about("n");
    Api.VIEWER.get(RULES + "?page_size=1").isProblem(400).about("page_size");
    Api.OPERATOR.delete(RULES).isProblem(405);
    Api.OPERATOR.post(RULES, none).isProblem(405);
  }

  private static Answer put(Map<?, ?>... rules) throws Exception {
    return Api.OPERATOR.put(RULES, Map.of("rules", Arrays.asList(rules)));
  }

  private static Answer put(String ifMatch, Map<?, ?>... rules) throws Exception {
    String json = PythonJson.dumps(Map.of("rules", Arrays.asList(rules)));
    return Api.OPERATOR.send(
        "PUT",
        RULES,
        BodyPublishers.ofString(json),
        "Content-Type",
        "application/json",
        "If-Match",
        ifMatch);
  }

  private static Map<String, Object> rule(String status, String taskName, Object keepFor) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("status", status);
    rule.put("task_name", taskName);
    rule.put("keep_for", keepFor instanceof Integer number ? Long.valueOf(number) : keepFor);
    return rule;
  }

  private static String quoted(String letter, int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> letter)
        .collect(Collectors.joining("", "\"", "\""));
  }
}
