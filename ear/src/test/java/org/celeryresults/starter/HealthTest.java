package org.celeryresults.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthTest {

  @Test
  void the_reasons_are_our_own_messages_one_a_line() {
    String body =
        """
        {"checks":[{"name":"celery-results","status":"DOWN","data":{\
        "a":"CELRES-0006: No \\"x\\".","b":"ready","default":"CELRES-0008: Gone."}}]}""";

    assertThat(Health.reasons(body)).isEqualTo("CELRES-0006: No \"x\".\n CELRES-0008: Gone.");
  }

  @Test
  void what_is_not_ours_is_shown_as_it_is() {
    assertThat(Health.reasons("{\"status\":\"DOWN\"}")).isEqualTo("{\"status\":\"DOWN\"}");
  }
}
