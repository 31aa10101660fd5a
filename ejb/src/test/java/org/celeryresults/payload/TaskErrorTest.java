package org.celeryresults.payload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskErrorTest {

  @Test
  void an_exception_without_its_module_gets_the_one_that_celery_gives_it() {
    TaskError error = error("{\"exc_type\": \"Odd\", \"exc_message\": [1]}");
    assertThat(error.qualifiedName()).isEqualTo("celery.backends.base.Odd");
    assertThat(error.repr()).isEqualTo("Odd(1)");
  }

  @Test
  void a_message_that_is_no_list_is_the_only_argument() {
    String fields = "{\"exc_type\": \"ValueError\", \"exc_module\": \"builtins\"";
    assertThat(error(fields + ", \"exc_message\": \"m\"}").repr()).isEqualTo("ValueError('m')");
    assertThat(error(fields + ", \"exc_message\": null}").repr()).isEqualTo("ValueError(None)");
    assertThat(error(fields + ", \"exc_message\": {\"a\": 1}}").str()).isEqualTo("{'a': 1}");
    assertThat(error(fields + "}").repr()).isEqualTo("ValueError('')");
  }

  @Test
  void pairs_are_as_good_as_a_map() {
    TaskError error = error("[[\"exc_type\", \"KeyError\"], [\"exc_message\", [\"k\"]]]");
    assertThat(error.excType()).isEqualTo("KeyError");
  }

  @Test
  void a_nested_class_is_shown_by_its_own_name_and_told_by_its_qualified_one() {
    TaskError error = error("{\"exc_type\": \"A.B\", \"exc_module\": \"m\", \"exc_message\": []}");
    assertThat(error.repr()).isEqualTo("B()");
    assertThat(error.qualifiedName()).isEqualTo("A.B");
  }

  @Test
  void a_file_name_is_shown_but_no_argument() {
    TaskError error =
        error(
            "{\"exc_type\": \"OSError\", \"exc_module\": \"builtins\","
                + " \"exc_message\": [2, \"No such file\", \"/x\"]}");
    assertThat(error.excType()).isEqualTo("FileNotFoundError");
    assertThat(error.args()).containsExactly(2L, "No such file");
    assertThat(error.str()).isEqualTo("[Errno 2] No such file: '/x'");
  }

  @Test
  void null_and_what_celery_would_refuse_are_no_exceptions() {
    assertThat(TaskError.of(null)).isEmpty();
    assertThat(TaskError.of("a text")).isEmpty();
    assertThat(TaskError.of(5L)).isEmpty();
    assertThat(TaskError.of(PythonJson.loads("{}"))).isEmpty();
    assertThat(TaskError.of(PythonJson.loads("[]"))).isEmpty();
    assertThat(TaskError.of(PythonJson.loads("[[\"exc_type\"]]"))).isEmpty();
    assertThat(TaskError.of(PythonJson.loads("{\"exc_message\": \"m\"}"))).isEmpty();
  }

  private static TaskError error(String json) {
    return TaskError.of(PythonJson.loads(json)).orElseThrow();
  }
}
