package org.celeryresults.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.celeryresults.message.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionRuleTest {
  private static final Expires WEEK = Expires.after(Duration.ofDays(7));

  @ParameterizedTest
  @CsvSource({
    "reports.*, reports.daily",
    "reports.*, reports.",
    "*, anything",
    "*.daily, reports.daily",
    "re*daily, reports.daily",
    "a*b*c, aXbYbZc",
    "a*b*c, abc",
    "**, x",
    "a*a, aa",
    "exact, exact"
  })
  void a_star_stands_for_any_text(String pattern, String name) {
    assertThat(RetentionRule.of(null, pattern, WEEK).matches("SUCCESS", name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "reports.*, Reports.daily",
    "reports.*, report",
    "*.daily, reports.daily2",
    "a*b*c, acb",
    "a*a, a",
    "ab*ba, aba",
    "a*bc*c, abc",
    "exact, exactly",
    "a.c, abc",
    "a%, abc"
  })
  void nothing_else_stands_for_anything(String pattern, String name) {
    assertThat(RetentionRule.of(null, pattern, WEEK).matches("SUCCESS", name)).isFalse();
  }

  @Test
  void a_pattern_of_many_stars_is_matched_in_no_time() {
    String pattern = "*a".repeat(100) + "*b";
    assertThat(RetentionRule.of(null, pattern, WEEK).matches("SUCCESS", "a".repeat(255))).isFalse();
  }

  @Test
  void a_state_is_compared_exactly() {
    RetentionRule rule = RetentionRule.of("FAILURE", null, WEEK);
    assertThat(rule.matches("FAILURE", null)).isTrue();
    assertThat(rule.matches("failure", null)).isFalse();
    assertThat(rule.matches("SUCCESS", "a")).isFalse();
  }

  @Test
  void a_task_without_a_name_matches_no_pattern() {
    assertThat(RetentionRule.of(null, "*", WEEK).matches("SUCCESS", null)).isFalse();
  }

  @Test
  void what_no_column_can_hold_is_refused() {
    assertThatThrownBy(() -> RetentionRule.of("x".repeat(51), null, WEEK))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("status");
    assertThatThrownBy(() -> RetentionRule.of(null, "", WEEK)).hasMessageContaining("task_name");
  }

  @Test
  void people_can_read_it() {
    assertThat(RetentionRule.of("FAILURE", "reports.*", WEEK))
        .hasToString("FAILURE of reports.*: PT168H");
    assertThat(RetentionRule.of(null, null, Expires.never())).hasToString("any state: never");
  }
}
