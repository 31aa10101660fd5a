package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJB;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.celeryresults.group.GroupOutcome;
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskState;
import org.junit.jupiter.api.Test;

/** New tables with {@code celery.results.task-id-max-length=191}. */
public abstract class ShortIdsContract {

  /** What the EAR must be configured with. */
  public static final String SETTING = "celery.results.task-id-max-length=191";

  @EJB protected TaskResultManager tasks;
  @EJB protected GroupResultManager groups;

  private final String fits = "é".repeat(191);
  private final String tooLong = "e".repeat(192);

  @Test
  void the_columns_are_as_wide_as_the_setting_says() throws SQLException {
    assertThat(width("taskresult", "task_id")).isEqualTo(191);
    assertThat(width("taskresult", "task_name")).isEqualTo(191);
    assertThat(width("groupresult", "group_id")).isEqualTo(191);
    assertThat(width("chordcounter", "group_id")).isEqualTo(191);
    assertThat(width("taskresult", "periodic_task_name")).isEqualTo(255);
  }

  @Test
  void what_fits_is_stored_whole() {
    tasks.storeResult(TaskOutcome.of(fits, TaskState.SUCCESS).taskName(fits).build());
    groups.storeGroupResult(GroupOutcome.of(fits, List.of("a")));

    assertThat(tasks.getTask(fits).taskName()).isEqualTo(fits);
    assertThat(groups.findGroup(fits)).isPresent();
  }

  @Test
  void what_is_longer_is_refused_before_the_database() {
    assertRefused(
        () -> tasks.storeResult(TaskOutcome.of(tooLong, TaskState.SUCCESS).build()), "task_id");
    assertRefused(
        () -> tasks.storeResult(TaskOutcome.of("a", TaskState.SUCCESS).taskName(tooLong).build()),
        "task_name");
    assertRefused(
        () -> groups.storeGroupResult(GroupOutcome.of(tooLong, List.of("a"))), "group_id");
  }

  private static void assertRefused(ThrowingCallable store, String field) {
    assertThatThrownBy(store)
        .isInstanceOfSatisfying(
            InvalidValueException.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(Message.VALUE_TOO_LONG);
              assertThat(refusal.field()).isEqualTo(field);
              assertThat(refusal).hasMessageContaining("192").hasMessageContaining("191");
            });
  }

  private int width(String table, String column) throws SQLException {
    try (Connection connection = tasks.connectionForWrite().getConnection();
        ResultSet columns =
            connection
                .getMetaData()
                .getColumns(
                    connection.getCatalog(),
                    connection.getSchema(),
                    "django_celery_results_" + table,
                    column)) {
      assertThat(columns.next()).isTrue();
      return columns.getInt("COLUMN_SIZE");
    }
  }
}
