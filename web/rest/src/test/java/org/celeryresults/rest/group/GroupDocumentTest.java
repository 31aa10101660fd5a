package org.celeryresults.rest.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.celeryresults.group.GroupOutcome;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.rest.problem.ProblemException;
import org.celeryresults.rest.request.FieldsOf;
import org.junit.jupiter.api.Test;

class GroupDocumentTest {
  private static GroupOutcome outcome(Map<String, Object> fields) {
    return GroupDocument.outcome("g1", FieldsOf.map(fields));
  }

  @Test
  void task_ids_become_the_tuple_that_celery_saves() {
    assertThat(outcome(Map.of("task_ids", List.of("a", "b"))))
        .isEqualTo(
            new GroupOutcome(
                "application/json",
                "utf-8",
                "g1",
                "[[\"g1\", null], [[[\"a\", null], null], [[\"b\", null], null]]]",
                "default"));
  }

  @Test
  void a_serialized_tuple_is_taken_as_it_is() {
    assertThat(outcome(Map.of("result", "x", "content_type", "application/x-yaml")))
        .isEqualTo(new GroupOutcome("application/x-yaml", "utf-8", "g1", "x", "default"));
  }

  @Test
  void both_at_once_are_refused() {
    assertThatThrownBy(() -> outcome(Map.of("task_ids", List.of("a"), "result", "x")))
        .isInstanceOf(ProblemException.class)
        .hasMessage("Give either task_ids or result, not both.");
  }

  @Test
  void members_are_ids() {
    assertThatThrownBy(() -> outcome(Map.of("task_ids", List.of("a", 1L))))
        .isInstanceOf(ProblemException.class)
        .hasMessage("task_ids must be an array of strings, not one that holds a number.");
    assertThatThrownBy(() -> outcome(Map.of("task_ids", List.of(""))))
        .isInstanceOf(InvalidValueException.class);
  }
}
