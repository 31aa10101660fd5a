package org.celeryresults.it.contract;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.celeryresults.config.StoreClock;
import org.celeryresults.purge.Purge;
import org.celeryresults.purge.PurgeManager;
import org.celeryresults.purge.PurgeStep;
import org.celeryresults.retention.RetentionManager;
import org.celeryresults.retention.Tally;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResultManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Results of a test that have expired, and what a purge did to them. */
public abstract class PurgeFixture {
  @EJB protected TaskResultManager tasks;
  @EJB protected PurgeManager purges;
  @EJB protected RetentionManager retention;
  @Inject @StoreClock protected Clock clock;
  @Resource protected UserTransaction transaction;

  /** Begins the names and ids of a test's own results. */
  protected final String mine = "purge" + UUID.randomUUID().toString().substring(0, 8);

  /** What other tests left would hold this one up. */
  @BeforeEach
  void begin_with_nothing_expired() {
    retention.replaceRules(List.of());
    ended(purges.start(Map.of()));
  }

  /** Unfinished ones would be looked at, one by one, by other tests' purges. */
  @AfterEach
  void leave_neither_rules_nor_results() throws SQLException {
    retention.replaceRules(List.of());
    execute("DELETE FROM django_celery_results_taskresult WHERE task_id LIKE ?", mine + "%");
  }

  /** Stored so many days ago, in that state. */
  protected String stored(String name, String status, int days) throws SQLException {
    String id = mine + " " + UUID.randomUUID();
    tasks.storeResult(TaskOutcome.of(id, status).taskName(mine + "." + name).result("1").build());
    age(id, days);
    return id;
  }

  /** Finished, and so many days old. */
  protected String finished(int days) throws SQLException {
    return stored("task", "SUCCESS", days);
  }

  /** Whatever their state: what other tests left doesn't count. */
  protected void forgetTasks() throws SQLException {
    execute("DELETE FROM django_celery_results_taskresult");
  }

  /** Lets the result of that id, or those whose ids are LIKE it, be so many days old. */
  protected void age(String taskId, int days) throws SQLException {
    execute(
        "UPDATE django_celery_results_taskresult SET date_done = %s WHERE task_id LIKE ?"
            .formatted(timestamp(days)),
        taskId);
  }

  /** SQL: the midnight so many days ago. */
  protected String timestamp(int days) {
    return "TIMESTAMP '%s 00:00:00'"
        .formatted(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days));
  }

  /** Finished, two days old; their ids end with 00, 01, 02 and so on. */
  protected List<String> many(int count) throws SQLException {
    List<String> ids =
        IntStream.range(0, count).mapToObj(i -> "%s %02d".formatted(mine, i)).toList();
    tasks.storeResults(
        ids.stream()
            .map(id -> TaskOutcome.of(id, "SUCCESS").taskName(mine + ".many").build())
            .toList());
    age(mine + " %", 2);
    return ids;
  }

  protected boolean isThere(String taskId) {
    return tasks.findTask(taskId).isPresent();
  }

  protected Purge purge(String... parameters) {
    return Purging.run(purges, parameters);
  }

  protected Purge ended(Purge purge) {
    return Purging.ended(purges, purge);
  }

  protected long deleted(Purge purge) {
    return purge.progress().of(PurgeStep.TASKS).rows();
  }

  protected List<String> rules(Purge purge) {
    return purge.progress().of(PurgeStep.TASKS).deleted().stream().map(Tally::rule).toList();
  }

  protected int execute(String sql, String... parameters) throws SQLException {
    try (Connection connection = tasks.connectionForWrite().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      return statement.execute() ? 0 : statement.getUpdateCount();
    }
  }

  protected long count(String rows) throws SQLException {
    try (Connection connection = tasks.connectionForWrite().getConnection();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + rows)) {
      count.next();
      return count.getLong(1);
    }
  }
}
