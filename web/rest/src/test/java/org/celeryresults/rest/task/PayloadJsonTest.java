package org.celeryresults.rest.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.celeryresults.rest.Rows;
import org.celeryresults.rest.answer.Json;
import org.junit.jupiter.api.Test;

class PayloadJsonTest {
  private static String json(Rows row) {
    return Json.of(PayloadJson.of(row.task())).text();
  }

  @Test
  void a_result_is_decoded() {
    assertThat(json(Rows.aTask("t1", "SUCCESS").with("result", "{\"n\": [1, NaN]}")))
        .isEqualTo(
            "{\"task_id\": \"t1\", \"status\": \"SUCCESS\", \"ready\": true,"
                + " \"result\": {\"n\": [1, \"NaN\"]}}");
  }

  @Test
  void an_exception_is_taken_apart() {
    String stored =
        "{\"exc_type\": \"KeyError\", \"exc_module\": \"builtins\", \"exc_message\": [\"k\"]}";

    assertThat(json(Rows.aTask("t1", "RETRY").with("result", stored)))
        .isEqualTo(
            "{\"task_id\": \"t1\", \"status\": \"RETRY\", \"ready\": false, \"error\":"
                + " {\"type\": \"KeyError\", \"module\": \"builtins\", \"message\": \"'k'\","
                + " \"args\": [\"k\"], \"repr\": \"KeyError('k')\"}}");
  }

  @Test
  void content_that_is_no_exception_is_shown_in_an_exception_state_too() {
    assertThat(json(Rows.aTask("t1", "FAILURE").with("result", "\"boom\"")))
        .endsWith("\"result\": \"boom\"}");
  }

  @Test
  void content_that_cant_be_decoded_is_opaque_and_says_why() {
    assertThat(json(Rows.aTask("t1", "SUCCESS").with("result", "x").with("contentType", "a/b")))
        .contains("\"opaque\": true", "\"content_type\": \"a/b\"", "\"reason\": \"")
        .doesNotContain("\"result\"");
  }
}
