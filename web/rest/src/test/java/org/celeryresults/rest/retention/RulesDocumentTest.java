package org.celeryresults.rest.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.rest.request.FieldsOf;
import org.celeryresults.retention.Expires;
import org.celeryresults.retention.RetentionRule;
import org.junit.jupiter.api.Test;

class RulesDocumentTest {
  private static List<RetentionRule> document(Map<?, ?>... rules) {
    return RulesDocument.of(FieldsOf.map(Map.of("rules", List.of(rules))));
  }

  @Test
  void rules_keep_their_order() {
    assertThat(
            document(
                Map.of("status", "FAILURE", "task_name", "a.*", "keep_for", "P7D"),
                Map.of("keep_for", 60L),
                Map.of("task_name", "b", "keep_for", "never")))
        .containsExactly(
            RetentionRule.of("FAILURE", "a.*", Expires.after(Duration.ofDays(7))),
            RetentionRule.of(null, null, Expires.after(Duration.ofMinutes(1))),
            RetentionRule.of(null, "b", Expires.never()));
  }

  @Test
  void what_is_shown_can_be_sent_again() {
    List<RetentionRule> rules =
        document(Map.of("status", "FAILURE", "keep_for", "P7D"), Map.of("keep_for", "never"));

    assertThat(RulesDocument.tag(rules).json().text())
        .isEqualTo(
            "{\"rules\": [{\"status\": \"FAILURE\", \"task_name\": null, \"keep_for\": \"PT168H\"},"
                + " {\"status\": null, \"task_name\": null, \"keep_for\": \"never\"}]}");
  }

  @Test
  void a_mistake_is_named_by_its_place() {
    Map<String, ?> good = Map.of("keep_for", 1L);
    assertThatThrownBy(() -> document(good, Map.of("status", "FAILURE")))
        .isInstanceOfSatisfying(
            InvalidValueException.class, e -> assertThat(e.field()).isEqualTo("rules[1].keep_for"));
    assertThatThrownBy(() -> document(good, good, Map.of("keep_for", 1L, "status", "")))
        .isInstanceOfSatisfying(
            InvalidValueException.class, e -> assertThat(e.field()).isEqualTo("rules[2].status"));
  }
}
