package org.celeryresults.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConditionsTest {
  @Test
  void no_condition_is_no_where() {
    assertThat(Conditions.NONE.where(Stream.empty())).isEmpty();
    assertThat(Conditions.NONE.isEmpty()).isTrue();
  }

  @Test
  void what_users_give_is_a_parameter_never_text_of_the_query() {
    Conditions conditions = Conditions.NONE.equal("taskName", "x' OR 1=1 --");
    assertThat(conditions.where(Stream.empty())).isEqualTo(" WHERE e.taskName = :taskName");
    assertThat(conditions.parameters()).isEqualTo(Map.of("taskName", "x' OR 1=1 --"));
  }

  @Test
  void wildcards_of_users_are_text() {
    assertThat(Conditions.NONE.startsWith("taskName", "a%_!b").parameters())
        .isEqualTo(Map.of("taskNamePrefix", "a!%!_!!b%"));
  }

  @Test
  void null_takes_a_condition_back() {
    Conditions conditions = Conditions.NONE.equal("worker", "w1").equal("worker", null);
    assertThat(conditions.isEmpty()).isTrue();
  }

  @Test
  void free_text_is_looked_for_in_each_attribute_in_any_case() {
    Conditions conditions = Conditions.NONE.contains(List.of("taskId", "worker"), "AbC");
    assertThat(conditions.where(Stream.empty()))
        .isEqualTo(
            " WHERE (LOWER(e.taskId) LIKE :text ESCAPE '!' OR LOWER(e.worker) LIKE :text ESCAPE '!')");
    assertThat(conditions.parameters()).isEqualTo(Map.of("text", "%abc%"));
  }

  @Test
  void a_range_is_half_open_and_may_lack_an_end() {
    Instant from = Instant.EPOCH;
    Instant to = from.plusSeconds(1);
    assertThat(Conditions.NONE.within("dateDone", new TimeRange(from, to)).where(Stream.of("x")))
        .isEqualTo(" WHERE e.dateDone >= :dateDoneFrom AND e.dateDone < :dateDoneTo AND x");
    assertThat(Conditions.NONE.within("dateDone", TimeRange.before(to)).parameters())
        .isEqualTo(Map.of("dateDoneTo", to));
    assertThat(Conditions.NONE.within("dateDone", TimeRange.ALWAYS).isEmpty()).isTrue();
  }

  @Test
  void a_range_that_ends_before_it_begins_is_refused() {
    assertThatThrownBy(() -> new TimeRange(Instant.EPOCH.plusSeconds(1), Instant.EPOCH))
        .hasMessageContaining("CELRES-0016");
  }
}
