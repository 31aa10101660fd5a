package org.celeryresults.rest.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.celeryresults.purge.PurgeParameters;
import org.celeryresults.rest.request.FieldsOf;
import org.junit.jupiter.api.Test;

class ParametersDocumentTest {
  private static Map<String, String> document(Map<String, ?> fields) {
    return ParametersDocument.of(FieldsOf.map(fields));
  }

  @Test
  void what_is_given_is_told_to_the_job_by_its_own_names() {
    assertThat(
            document(
                Map.of(
                    "expires",
                    "never",
                    "batch_size",
                    10L,
                    "max_rows",
                    5L,
                    "max_duration",
                    60L,
                    "pause",
                    "PT1S",
                    "dry_run",
                    true)))
        .isEqualTo(
            Map.of(
                "expires", "never",
                "batchSize", "10",
                "maxRows", "5",
                "maxDuration", "60",
                "pause", "PT1S",
                "dryRun", "true"))
        .containsOnlyKeys(PurgeParameters.NAMES);
    assertThat(document(Map.of())).isEmpty();
  }

  @Test
  void another_name_is_refused() {
    assertThatThrownBy(() -> document(Map.of("batchSize", 1L))).hasMessageContaining("'batchSize'");
  }

  @Test
  void what_the_manager_refuses_is_named_as_the_client_knows_it() {
    InvalidValueException refused =
        new InvalidValueException(Message.COUNT_LIMIT, "batchSize", 100, 0);

    assertThat(ParameterNames.ofClient(refused, "parameters."))
        .hasMessageContaining("parameters.batch_size must be between 1 and 100, not 0")
        .extracting(InvalidValueException::field)
        .isEqualTo("parameters.batch_size");
    InvalidValueException cron =
        new InvalidValueException(Message.CRON_NEVER, "cron", "0 0 30 2 *");
    assertThat(ParameterNames.ofClient(cron, "parameters.")).isSameAs(cron);
  }
}
