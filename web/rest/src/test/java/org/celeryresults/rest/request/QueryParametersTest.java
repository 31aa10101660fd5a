package org.celeryresults.rest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractObjectAssert;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.rest.problem.Problem;
import org.celeryresults.rest.problem.ProblemException;
import org.celeryresults.store.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {
  private static final Set<String> NAMES = Set.of("a", "done_from", "done_to");

  private static QueryParameters given(String name, String... values) {
    MultivaluedHashMap<String, String> map = new MultivaluedHashMap<>();
    map.put(name, List.of(values));
    return QueryParameters.of(map, NAMES);
  }

  private static AbstractObjectAssert<?, Problem> assertProblem(Runnable call) {
    return assertThatThrownBy(call::run)
        .isInstanceOf(ProblemException.class)
        .extracting(e -> ((ProblemException) e).problem());
  }

  @Test
  void a_misspelt_parameter_is_named_beside_the_allowed_ones() {
    assertProblem(() -> given("b", "1"))
        .returns("b", Problem::field)
        .returns(400, Problem::status)
        .returns(List.of("a", "done_from", "done_to"), Problem::allowed);
  }

  @Test
  void a_repeated_parameter_is_refused_where_one_is_expected() {
    assertProblem(() -> given("a", "1", "2").text("a")).returns("a", Problem::field);
  }

  @Test
  void an_empty_parameter_is_none() {
    QueryParameters parameters = given("a", "");

    assertThat(parameters.text("a")).isNull();
    assertThat(parameters.flag("a")).isNull();
    assertThat(parameters.number("a", 50)).isEqualTo(50);
    assertThat(parameters.texts("a")).isEmpty();
    assertThat(given("done_to", "").range("done")).isEqualTo(TimeRange.ALWAYS);
  }

  @Test
  void several_texts_are_repeated_or_listed_with_commas() {
    assertThat(given("a", "x,y", "z, ,w").texts("a")).containsExactly("x", "y", "z", "w");
  }

  @Test
  void text_that_no_database_stores_is_the_clients_mistake() {
    assertThatThrownBy(() -> given("a", "\0").text("a"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("NUL");
  }

  @Test
  void a_flag_is_true_or_false_and_nothing_else() {
    assertThat(given("a", "true").flag("a")).isTrue();
    assertThat(given("a", "false").flag("a")).isFalse();
    assertProblem(() -> given("a", "yes").flag("a"))
        .returns(List.of("true", "false"), Problem::allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1.5", "99999999999"})
  void a_number_is_a_whole_one(String text) {
    assertProblem(() -> given("a", text).number("a", 1)).returns("a", Problem::field);
  }

  @Test
  void a_duration_is_of_iso_8601_and_not_negative() {
    assertThat(given("a", "PT10M").duration("a")).isEqualTo(Duration.ofMinutes(10));
    assertThat(given("a", "PT0S").duration("a")).isZero();
    assertThat(given("a", "").duration("a")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "-PT1S", "PT", "P1M", "PT99999999999999999H"})
  void a_duration_in_another_form_is_refused(String text) {
    assertProblem(() -> given("a", text).duration("a")).returns("a", Problem::field);
  }

  @Test
  void a_range_has_both_ends_or_one() {
    Instant from = Instant.parse("2026-11-22T07:00:00Z");

    assertThat(given("done_from", "2026-11-22T08:00:00+01:00").range("done"))
        .isEqualTo(TimeRange.since(from));
    assertThat(given("done_to", "2026-11-22T07:00:00Z").range("done"))
        .isEqualTo(TimeRange.before(from));
  }

  @Test
  void a_range_that_ends_before_it_begins_is_refused() {
    MultivaluedHashMap<String, String> map = new MultivaluedHashMap<>();
    map.putSingle("done_from", "2026-11-22T07:00:00Z");
    map.putSingle("done_to", "2026-11-21T07:00:00Z");

    assertProblem(() -> QueryParameters.of(map, NAMES).range("done"))
        .returns("done_to", Problem::field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "2026-11-22", "2026-11-22T07:00:00", "+10000-01-01T00:00:00Z"})
  void an_instant_in_another_form_is_refused(String text) {
    assertProblem(() -> given("done_from", text).range("done"))
        .returns("done_from", Problem::field);
  }
}
