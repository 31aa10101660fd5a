package org.celeryresults.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import org.celeryresults.schema.guard.Finding;
import org.celeryresults.schema.guard.Severity;
import org.junit.jupiter.api.Test;

class StoreHealthTest {
  @Test
  void findings_that_ask_for_action_are_counted_and_the_first_is_shown() {
    assertThat(
            StoreHealth.inWords(
                List.of(
                    finding(Severity.INFO, "nice to know"),
                    finding(Severity.WARNING, "slow"),
                    finding(Severity.WARNING, "narrow"))))
        .isEqualTo("2 to mend, see GET api/schema: slow");
  }

  @Test
  void what_is_only_good_to_know_is_not_shown() {
    assertThat(StoreHealth.inWords(List.of(finding(Severity.INFO, "nice to know")))).isEmpty();
  }

  private static Finding finding(Severity severity, String message) {
    Finding finding = mock(Finding.class);
    when(finding.severity()).thenReturn(severity);
    when(finding.message()).thenReturn(message);
    return finding;
  }
}
