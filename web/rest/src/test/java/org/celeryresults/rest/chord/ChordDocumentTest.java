package org.celeryresults.rest.chord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.rest.problem.ProblemException;
import org.celeryresults.rest.request.FieldsOf;
import org.junit.jupiter.api.Test;

class ChordDocumentTest {
  private static ChordDocument document(Map<String, ?> fields) {
    return ChordDocument.of(FieldsOf.map(fields));
  }

  private static List<Object> task(String id) {
    return Arrays.asList(Arrays.asList(id, null), null);
  }

  @Test
  void members_are_ids_all_of_which_return() {
    assertThat(document(Map.of("group_id", "g1", "members", List.of("a", "b"))))
        .isEqualTo(new ChordDocument("g1", ResultTuple.tasks(List.of("a", "b")), 2));
  }

  @Test
  void members_are_result_tuples_whose_tasks_return() {
    List<?> group = Arrays.asList(Arrays.asList("nested", null), List.of(task("b"), task("c")));
    List<?> chain = Arrays.asList(Arrays.asList("end", task("begin")), null);

    assertThat(document(Map.of("group_id", "g1", "members", List.of("a", group, chain))))
        .isEqualTo(
            new ChordDocument(
                "g1",
                List.of(
                    new ResultTuple("a", null, null),
                    new ResultTuple("nested", null, ResultTuple.tasks(List.of("b", "c"))),
                    new ResultTuple("end", new ResultTuple("begin", null, null), null)),
                4));
  }

  @Test
  void fewer_may_return_if_the_size_says_so() {
    assertThat(document(Map.of("members", List.of("a", "b"), "size", 1L)).size()).isEqualTo(1);
  }

  @Test
  void an_id_that_is_there_twice_is_not_passed_over() {
    assertThat(document(Map.of("members", List.of("a", "a"))).size()).isEqualTo(2);
  }

  @Test
  void what_is_missing_is_left_to_the_manager() {
    assertThat(document(Map.of())).isEqualTo(new ChordDocument("", List.of(), 0));
  }

  @Test
  void a_member_of_another_shape_is_named() {
    assertThatThrownBy(() -> document(Map.of("members", List.of("a", 5L))))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().field()).isEqualTo("members"))
        .hasMessageContaining("item 1");
    assertThatThrownBy(() -> document(Map.of("members", "a")))
        .hasMessage("members must be an array, not a string.");
    assertThatThrownBy(() -> document(Map.of("task_ids", List.of("a"))))
        .hasMessageContaining("'task_ids'");
  }
}
