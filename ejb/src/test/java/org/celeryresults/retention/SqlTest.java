package org.celeryresults.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  @Test
  void values_stand_in_the_order_of_their_markers_however_parts_are_put_together() {
    Sql part = Sql.of("b = {} AND c = {}", 2, 3);

    Sql whole = Sql.of("SELECT {} FROM t WHERE {} AND ({}) AND d = {}", 1, part, part, "4");

    assertThat(whole.text())
        .isEqualTo("SELECT ? FROM t WHERE b = ? AND c = ? AND (b = ? AND c = ?) AND d = ?");
    assertThat(whole.values()).containsExactly(1, 2, 3, 2, 3, "4");
  }

  @Test
  void a_text_alone_is_left_as_it_is() {
    assertThat(Sql.of("a {} b").text()).isEqualTo("a {} b");
  }

  @Test
  void what_a_pattern_means_to_like_alone_is_escaped() {
    Terms terms =
        new Terms(
            List.of(RetentionRule.of("FAILURE", "a_b%c!d\\*", Expires.never())),
            Expires.after(Duration.ofDays(1)),
            Duration.ofDays(30),
            NOW);

    Sql verdict = Verdict.of(terms, Sql.of("TRUE"));

    assertThat(verdict.values()).startsWith("FAILURE", "a!_b!%c!!d\\%");
  }

  @Test
  void a_window_within_one_moment_is_found_by_ids() {
    Position start = Position.START.at(NOW, 5);

    assertThat(new Window(start, start.at(NOW, 9), false).contains())
        .isEqualTo(Sql.of("t.date_done = {} AND t.id > {} AND t.id <= {}", NOW, 5L, 9L));
    assertThat(new Window(start, start.at(NOW.plusSeconds(1), 9), false).contains().values())
        .hasSize(6);
  }
}
