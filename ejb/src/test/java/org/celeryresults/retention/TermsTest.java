package org.celeryresults.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MONTH = Duration.ofDays(30);

  @Test
  void without_rules_the_finished_expire_by_age_and_the_unfinished_when_abandoned() {
    Terms terms = terms(Expires.after(DAY));
    assertThat(terms.ruleOf("SUCCESS", null, true, ago(2))).contains("default");
    assertThat(terms.ruleOf("SUCCESS", null, true, ago(1))).as("not older").isEmpty();
    assertThat(terms.ruleOf("STARTED", null, false, ago(29))).isEmpty();
    assertThat(terms.ruleOf("STARTED", null, false, ago(31))).contains("default");
  }

  @Test
  void an_age_longer_than_abandoned_after_holds_for_the_unfinished_too() {
    Terms terms = terms(Expires.after(Duration.ofDays(90)));
    assertThat(terms.ruleOf("STARTED", null, false, ago(31))).isEmpty();
    assertThat(terms.abandonedBefore()).contains(ago(90));
  }

  @Test
  void the_first_rule_that_matches_decides_and_no_other() {
    Terms terms =
        terms(
            Expires.after(DAY),
            RetentionRule.of("FAILURE", "a*", Expires.never()),
            RetentionRule.of("FAILURE", null, Expires.after(Duration.ofDays(7))));
    assertThat(terms.ruleOf("FAILURE", "abc", true, ago(1000))).isEmpty();
    assertThat(terms.ruleOf("FAILURE", "xyz", true, ago(8))).contains("FAILURE: PT168H");
    assertThat(terms.ruleOf("FAILURE", "xyz", true, ago(2))).isEmpty();
    assertThat(terms.ruleOf("SUCCESS", "abc", true, ago(2))).contains("default");
  }

  @Test
  void a_rule_that_names_an_unfinished_state_means_it() {
    RetentionRule rule = RetentionRule.of("PROGRESS", null, Expires.after(DAY));
    assertThat(terms(Expires.never(), rule).ruleOf("PROGRESS", null, false, ago(2))).isPresent();
  }

  @Test
  void nothing_younger_than_the_shortest_age_can_expire() {
    RetentionRule hour = RetentionRule.of(null, "x", Expires.after(Duration.ofHours(1)));
    assertThat(terms(Expires.after(DAY), hour).before()).contains(NOW.minus(Duration.ofHours(1)));
    assertThat(terms(Expires.never(), hour).before()).contains(NOW.minus(Duration.ofHours(1)));
    assertThat(terms(Expires.never()).before()).isEmpty();
  }

  private static Terms terms(Expires expires, RetentionRule... rules) {
    return new Terms(List.of(rules), expires, MONTH, NOW);
  }

  private static Instant ago(int days) {
    return NOW.minus(Duration.ofDays(days));
  }
}
