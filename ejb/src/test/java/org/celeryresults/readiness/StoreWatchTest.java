package org.celeryresults.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.store.OpenStores;
import org.celeryresults.store.StoreAddress;
import org.celeryresults.store.StoreStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreWatchTest {
  private final CeleryResultsException gone =
      new CeleryResultsException(Message.STORE_FAILED, "gone\nfor good");

  private final DataSource dataSource = mock(DataSource.class);
  private final StoreCheck check = mock(StoreCheck.class);
  private final OpenStores stores = new OpenStores();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final AtomicLong nanos = new AtomicLong();
  private final List<StoreReady> events = new ArrayList<>();
  private StoreWatch watch;

  @BeforeEach
  void watch_a_store_whose_database_answers() {
    when(check.address()).thenReturn(new StoreAddress("archive", "a.setting", "jdbc/archive"));
    when(check.requireAnswer()).thenReturn(dataSource);
    watch =
        new StoreWatch(
            check,
            stores,
            new StoreWatch.Surroundings(
                tasks::add, nanos::get, Duration.ofSeconds(5), events::add));
  }

  @Test
  void before_the_first_look_it_is_not_ready() {
    assertThat(reason()).isEqualTo("CELRES-0023: It (a.setting) has not been opened yet.");
  }

  @Test
  void its_tables_are_seen_to_once_and_then_it_is_ready() {
    look();
    look();

    assertThat(stores.isReady("archive")).isTrue();
    assertThat(events).containsExactly(new StoreReady("archive"));
    verify(check, times(1)).requireTables(dataSource);
  }

  @Test
  void a_failure_is_told_in_one_line_and_the_tables_are_seen_to_again_afterwards() {
    look();
    when(check.requireAnswer()).thenThrow(gone);
    look();
    assertThat(reason())
        .isEqualTo("CELRES-0008: The database refused the operation: gone for good");

    recovers();
    look();

    assertThat(stores.isReady("archive")).isTrue();
    assertThat(events).hasSize(2);
    verify(check, times(1)).requireTables(dataSource);
  }

  @Test
  void tables_that_are_not_right_keep_it_from_being_ready() {
    doThrow(gone).when(check).requireTables(dataSource);

    look();

    assertThat(stores.isReady("archive")).isFalse();
    assertThat(events).isEmpty();
  }

  @Test
  void a_failure_of_another_kind_is_told_too() {
    when(check.requireAnswer()).thenThrow(new IllegalStateException("odd"));

    look();

    assertThat(reason()).isEqualTo("CELRES-0008: The database refused the operation: odd");
  }

  @Test
  void a_database_that_hangs_is_told_while_it_hangs_and_asked_by_one_thread_only() {
    look();
    when(check.requireAnswer())
        .thenAnswer(
            call -> {
              nanos.addAndGet(StoreWatch.PATIENCE.toNanos() + 1);
              watch.run();
              assertThat(reason())
                  .isEqualTo("CELRES-0026: Its database has not answered for PT10S.");
              return dataSource;
            });

    look();

    assertThat(tasks).isEmpty();
    assertThat(stores.isReady("archive")).isTrue();
  }

  @Test
  void a_pool_whose_connections_are_all_in_use_closes_nothing_unless_for_too_long() {
    look();
    when(check.requireAnswer()).thenThrow(busy());

    look();
    assertThat(stores.isReady("archive")).isTrue();
    nanos.addAndGet(StoreWatch.PATIENCE.toNanos());
    look();
    assertThat(stores.isReady("archive")).isTrue();
    nanos.addAndGet(1);
    look();
    assertThat(reason()).contains("none free");
  }

  @Test
  void a_pool_that_was_busy_now_and_then_is_given_its_time_again() {
    look();
    for (int times = 0; times < 3; times++) {
      when(check.requireAnswer()).thenThrow(busy());
      look();
      recovers();
      nanos.addAndGet(StoreWatch.PATIENCE.toNanos());
      look();
      assertThat(stores.isReady("archive")).isTrue();
    }
    assertThat(events).hasSize(1);
  }

  private static CeleryResultsException busy() {
    Exception pool = new SQLException("none free", new ResourceException("none free"));
    return new CeleryResultsException(pool, Message.STORE_FAILED, "none free");
  }

  @Test
  void a_look_that_waits_for_a_thread_says_nothing_about_the_database() {
    look();
    watch.run();
    nanos.addAndGet(StoreWatch.PATIENCE.toNanos() + 1);

    watch.run();

    assertThat(stores.isReady("archive")).isTrue();
    assertThat(tasks).hasSize(1);
  }

  private void recovers() {
    reset(check);
    when(check.address()).thenReturn(new StoreAddress("archive", "a.setting", "jdbc/archive"));
    when(check.requireAnswer()).thenReturn(dataSource);
  }

  private void look() {
    watch.run();
    tasks.remove().run();
  }

  private String reason() {
    return stores.statuses().stream().map(StoreStatus::reason).findFirst().orElseThrow();
  }
}
