package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJB;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.celeryresults.store.Page;
import org.celeryresults.store.PageRequest;
import org.celeryresults.store.TimeRange;
import org.celeryresults.task.TaskFilter;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResult;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskState;
import org.celeryresults.task.TaskSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Instants are exact to the microsecond, whatever zone the JVM, the session and the database are
 * in. The server itself runs in a zone with daylight saving.
 */
public abstract class TimesContract {

  /** Around New York's changes: the hour that is missing, as local time and as UTC; the two. */
  private static final List<Instant> INSTANTS =
      List.of(
          Instant.parse("2026-03-08T02:30:00.123456Z"),
          Instant.parse("2026-03-08T06:59:59.999999Z"),
          Instant.parse("2026-03-08T07:00:00Z"),
          Instant.parse("2026-03-08T07:30:00.000001Z"),
          Instant.parse("2026-11-01T01:30:00.5Z"),
          Instant.parse("2026-11-01T05:30:00.123456Z"),
          Instant.parse("2026-11-01T06:30:00.123456Z"),
          Instant.parse("1969-12-31T23:59:59.999999Z"),
          Instant.parse("2026-07-01T18:30:00.000001Z"));

  private static final DateTimeFormatter UTC_TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  @EJB protected TaskResultManager tasks;

  private String name = "";

  /** SQL that says a column's microseconds since 1970. */
  protected abstract String micros(String column);

  /** SQL literal of a time as Django writes it. */
  protected abstract String literal(String utc);

  private interface Action {
    void run() throws SQLException;
  }

  private void inEachZone(Action action) throws SQLException {
    TimeZone before = TimeZone.getDefault();
    try {
      for (String zone : List.of("UTC", "America/New_York", "Asia/Kolkata")) {
        name = UUID.randomUUID().toString();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        action.run();
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  @Timeout(120)
  void what_is_stored_is_read_back_and_stands_as_utc_in_the_table() throws Exception {
    inEachZone(
        () -> {
          for (Instant instant : INSTANTS) {
            TaskResult stored = store(instant);

            TaskResult read = tasks.getTask(stored.taskId());
            assertThat(stored.dateStarted()).isEqualTo(instant);
            assertThat(read.dateStarted()).isEqualTo(instant);
            assertThat(read.dateDone()).isEqualTo(stored.dateDone());
            assertThat(read.dateCreated()).isEqualTo(stored.dateCreated());
            assertThat(inTable("date_started", stored.taskId())).isEqualTo(micros(instant));
            assertThat(inTable("date_done", stored.taskId())).isEqualTo(micros(stored.dateDone()));
          }
        });
  }

  @Test
  @Timeout(120)
  void what_python_wrote_is_read_right() throws Exception {
    inEachZone(
        () -> {
          for (Instant instant : INSTANTS) {
            String id = UUID.randomUUID().toString();
            insertAsPythonDoes(id, UTC_TEXT.format(instant));

            TaskResult read = tasks.getTask(id);
            assertThat(read.dateStarted()).isEqualTo(instant);
            assertThat(read.dateDone()).isEqualTo(instant);
          }
        });
  }

  @Test
  @Timeout(120)
  void a_range_and_the_order_tell_neighbours_apart() throws Exception {
    inEachZone(
        () -> {
          INSTANTS.forEach(this::store);
          for (Instant instant : INSTANTS) {
            TimeRange only = new TimeRange(instant, instant.plus(1, ChronoUnit.MICROS));
            assertThat(search(TaskFilter.all().taskName(name).started(only), 10).items())
                .extracting(TaskSummary::dateStarted)
                .containsExactly(instant);
          }
        });
  }

  @Test
  @Timeout(120)
  void pages_by_time_neither_miss_nor_repeat() throws Exception {
    inEachZone(
        () -> {
          for (Instant instant : INSTANTS) {
            insertAsPythonDoes(UUID.randomUUID().toString(), UTC_TEXT.format(instant));
          }
          TaskFilter mine = TaskFilter.all().taskName(name);
          Page<TaskSummary> page = search(mine, 1);
          List<Instant> seen = new ArrayList<>(dates(page));
          while (page.next().isPresent() && seen.size() < INSTANTS.size()) {
            page = tasks.search(mine, PageRequest.at(1, page.next().get()));
            seen.addAll(dates(page));
          }
          assertThat(seen)
              .containsExactlyElementsOf(
                  INSTANTS.stream().sorted(Comparator.reverseOrder()).toList());
        });
  }

  private static List<Instant> dates(Page<TaskSummary> page) {
    return page.items().stream().map(TaskSummary::dateDone).toList();
  }

  private Page<TaskSummary> search(TaskFilter filter, int size) {
    return tasks.search(filter, PageRequest.first(size));
  }

  private TaskResult store(Instant started) {
    return tasks
        .storeResult(
            TaskOutcome.of(UUID.randomUUID().toString(), TaskState.SUCCESS)
                .taskName(name)
                .dateStarted(started)
                .build())
        .row();
  }

  private void insertAsPythonDoes(String id, String utc) throws SQLException {
    String time = literal(utc);
    execute(
        "INSERT INTO django_celery_results_taskresult (task_id, task_name, status, content_type,"
            + " content_encoding, date_created, date_started, date_done) VALUES ('%s', '%s',"
                .formatted(id, name)
            + " 'SUCCESS', 'application/json', 'utf-8', %1$s, %1$s, %1$s)".formatted(time));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = tasks.connectionForWrite().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.executeUpdate();
    }
  }

  private long inTable(String column, String id) throws SQLException {
    String sql =
        "SELECT %s FROM django_celery_results_taskresult WHERE task_id = ?"
            .formatted(micros(column));
    try (Connection connection = tasks.connectionForWrite().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getLong(1);
      }
    }
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
