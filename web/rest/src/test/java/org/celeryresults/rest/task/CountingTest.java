package org.celeryresults.rest.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.ws.rs.core.MultivaluedHashMap;
import org.celeryresults.rest.problem.ProblemException;
import org.celeryresults.store.Count;
import org.celeryresults.store.Count.Precision;
import org.celeryresults.task.TaskResultManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountingTest {
  private final TaskResultManager tasks = mock(TaskResultManager.class);

  @BeforeEach
  void counts() {
    when(tasks.count(any())).thenReturn(new Count(3, Precision.EXACT));
    when(tasks.countEstimated(any())).thenReturn(new Count(4, Precision.ESTIMATED));
    when(tasks.countAtMost(any(), eq(2))).thenReturn(new Count(2, Precision.AT_LEAST));
  }

  private static TaskQuery query(String count) {
    MultivaluedHashMap<String, String> map = new MultivaluedHashMap<>();
    map.putSingle("count", count);
    return TaskQuery.of(map);
  }

  @Test
  void the_client_says_how_to_count() {
    assertThat(query("exact").count(tasks)).contains(new Count(3, Precision.EXACT));
    assertThat(query("estimated").count(tasks)).contains(new Count(4, Precision.ESTIMATED));
    assertThat(query("2").count(tasks)).contains(new Count(2, Precision.AT_LEAST));
    assertThat(query("").count(tasks)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "all", "9999999999"})
  void another_way_to_count_is_refused(String count) {
    assertThatThrownBy(() -> query(count)).isInstanceOf(ProblemException.class);
  }

  @Test
  void a_count_says_how_sure_it_is() {
    assertThat(CountJson.of(new Count(2, Precision.AT_LEAST)))
        .containsEntry("rows", 2L)
        .containsEntry("precision", "at_least");
  }
}
