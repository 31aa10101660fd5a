package org.celeryresults.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The columns task_args, task_kwargs and meta. */
class TaskColumnsTest {

  @Test
  void arguments_are_celerys_text() {
    TaskArguments args = arguments("\"(1, 'it...', 2)\"");
    assertThat(args.text()).isEqualTo("(1, 'it...', 2)");
    assertThat(args.value()).isEqualTo(args.text());
  }

  @Test
  void arguments_of_protocol_1_are_values_shown_as_python_would() {
    TaskArguments args = arguments("[7, null, {\"a\": true}]");
    assertThat(args.value()).isInstanceOf(List.class);
    assertThat(args.text()).isEqualTo("[7, None, {'a': True}]");
    assertThat(args.isCut()).isFalse();
  }

  @Test
  void no_arguments_and_unreadable_ones_have_no_text() {
    assertThat(arguments(null).text()).isNull();
    assertThat(arguments("nonsense").text()).isNull();
    assertThat(arguments("nonsense").payload()).isInstanceOf(Payload.Opaque.class);
    assertThat(arguments("nonsense").isCut()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"({...},)", "('xxx...',)", "(1, 2, ...)", "([...],)", "['a', ...]"})
  void dots_where_celery_puts_them_mean_that_it_is_cut(String repr) {
    assertThat(arguments(PythonJson.dumps(repr)).isCut()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"('wait... what',)", "(1.5,)", "()", "('..',)"})
  void other_dots_do_not(String repr) {
    assertThat(arguments(PythonJson.dumps(repr)).isCut()).isFalse();
  }

  @Test
  void meta_without_a_map_is_empty() {
    for (String column : new String[] {"[]", "null", "nonsense", "5"}) {
      TaskMeta meta = TaskMeta.read(column, Columns.JSON, "utf-8");
      assertThat(meta.children()).isEmpty();
      assertThat(meta.own()).isEmpty();
    }
    assertThat(TaskMeta.read(null, Columns.JSON, "utf-8").own()).isEmpty();
  }

  @Test
  void children_that_are_none_are_left_out() {
    String column = "{\"children\": [[[\"a\", null], null], 5, null], \"own\": 1}";
    TaskMeta meta = TaskMeta.read(column, Columns.JSON, "utf-8");
    assertThat(meta.children()).extracting(ResultTuple::id).containsExactly("a");
    assertThat(meta.own().keySet()).hasToString("[own]");
  }

  private static TaskArguments arguments(@Nullable String column) {
    return TaskArguments.read(column, Columns.JSON, "utf-8");
  }
}
