package org.celeryresults.it.http;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.celeryresults.it.conformance.Fixture;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The URLs of django-celery-results on the rows of real workers: each answer is Python's own, byte
 * for byte, or stands in the table below and in docs/compatibility.md.
 */
@ExtendWith(ArquillianExtension.class)
abstract class DjangoConformanceContract {

  private static final String RAISES = "DCR answers 500: ";
  private static final String FAILED_MEMBER =
      RAISES + "it puts the exception into the JSON. Ours: the member as task/status shows it.";
  private static final String NO_GROUP =
      RAISES + "it knows no such group. Ours: no members, as its own group/done says.";

  private static final List<DifferenceOnPurpose> DIFFERENCES =
      List.of(
          status(
              "task",
              "special_floats",
              "[NaN, Infinity, -Infinity, 1e+308,",
              "{\"task\": {\"id\": \"$id\", \"status\": \"SUCCESS\", \"result\": [\"NaN\", \"Infinity\","
                  + " \"-Infinity\", 1e+308, 5e-324, -0.0, 0.30000000000000004]}}",
              "DCR's answer is no JSON. Ours: texts in the place of NaN and infinities."),
          status(
              "task",
              "pickle object",
              "TypeError",
              "{\"task\": {\"id\": \"$id\", \"status\": \"SUCCESS\", \"result\": {\"set\": [1, 2], \"bytes\":"
                  + " \"AP8=\", \"tuple\": [1, \"\\u00fc\"], \"complex\": \"(1+2j)\", \"dt\":"
                  + " \"2024-01-02T03:04:05.000\", \"null\": \"none key\", \"5\": \"int key\"}}}",
              RAISES
                  + "JSON has no sets. Ours: sets are lists, bytes base64, other objects their repr."),
          status(
              "group",
              "chord failing header header",
              "TypeError",
              members(
                  "<chord failing header header #0>",
                  "<chord failing header header #1>",
                  "<chord failing header header #2>"),
              FAILED_MEMBER),
          status(
              "group",
              "chord failing header with errback header",
              "TypeError",
              members(
                  "<chord failing header with errback header #0>",
                  "<chord failing header with errback header #1>"),
              FAILED_MEMBER),
          status(
              "group",
              "chord revoked header header",
              "TypeError",
              members("<chord revoked header header #0>", "<chord revoked header header #1>"),
              FAILED_MEMBER),
          status(
              "group",
              "group failed and unfinished",
              "TypeError",
              members("<group failed and unfinished #0>", "<group failed and unfinished #1>"),
              FAILED_MEMBER),
          status(
              "group",
              "group with failure",
              "TypeError",
              members(
                  "<group with failure #0>", "<group with failure #1>", "<group with failure #2>"),
              FAILED_MEMBER),
          status(
              "group",
              "group holding a group",
              "AttributeError",
              members(
                  "{\"group\": {\"id\": \"91202a39-1eb2-51b0-9518-9d9a7aab07b1\", \"results\":"
                      + " [<group ok #0>, <group ok #1>]}}",
                  "<group ok #2>"),
              RAISES + "it takes a group for a task. Ours: the inner group in its place."),
          status("group", "chord not started header", "AttributeError", members(), NO_GROUP),
          status("group", "pickle chord header", "AttributeError", members(), NO_GROUP),
          status("group", "group not saved", "AttributeError", members(), NO_GROUP),
          status("group", "no-such-group", "AttributeError", members(), NO_GROUP));

  private static final Map<String, DifferenceOnPurpose> BY_QUESTION =
      DIFFERENCES.stream().collect(toMap(DifferenceOnPurpose::question, Function.identity()));

  private final Fixture fixture;

  DjangoConformanceContract(Fixture fixture) {
    this.fixture = fixture;
  }

  @Test
  void every_answer_is_python_s_byte_for_byte_or_a_listed_difference() throws Exception {
    List<PythonAnswer> all = PythonAnswer.all(fixture).toList();
    List<String> unlisted = new ArrayList<>();
    for (PythonAnswer python : all) {
      for (String path : List.of(python.nounFirst(), python.idFirst())) {
        Answer ours = Api.VIEWER.get(path);
        if (!isRight(ours, python, all)) {
          unlisted.add(
              "%s\n  Python: %s\n  ours: %s".formatted(path, python.answer(), ours.text()));
        }
      }
    }

    assertThat(all).hasSizeGreaterThan(380);
    assertThat(unlisted).isEmpty();
  }

  @Test
  void every_listed_difference_is_one() throws Exception {
    List<PythonAnswer> all = PythonAnswer.all(fixture).toList();

    assertThat(DIFFERENCES)
        .allSatisfy(
            difference ->
                assertThat(all)
                    .filteredOn(python -> python.toString().equals(difference.question()))
                    .singleElement()
                    .satisfies(
                        python -> {
                          assertThat(difference.isTheirs(python)).isTrue();
                          assertThat(python.body()).isNotEqualTo(difference.body(python, all));
                        }));
  }

  private static boolean isRight(Answer ours, PythonAnswer python, List<PythonAnswer> all) {
    DifferenceOnPurpose difference = BY_QUESTION.get(python.toString());
    return difference == null
        ? python.isEqualTo(ours)
        : ours.status() == 200
            && ours.contentType().equals("application/json")
            && ours.text().equals(difference.body(python, all));
  }

  private static DifferenceOnPurpose status(
      String kind, String title, String theirs, String ours, String reason) {
    return new DifferenceOnPurpose(kind + "/status of " + title, theirs, ours, reason);
  }

  private static String members(String... members) {
    return "{\"group\": {\"id\": \"$id\", \"results\": [%s]}}"
        .formatted(String.join(", ", members));
  }
}
