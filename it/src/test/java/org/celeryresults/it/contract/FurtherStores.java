package org.celeryresults.it.contract;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.celeryresults.readiness.Readiness;
import org.celeryresults.store.Stores;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskState;

/** What tests of several stores need; the stores are default, second and same. */
public abstract class FurtherStores {
  protected static final String SECOND = "second";

  @EJB protected TaskResultManager tasks;

  @EJB protected Stores stores;
  @EJB protected Readiness readiness;

  @Resource protected UserTransaction transaction;

  protected final String id = "further-" + UUID.randomUUID();

  protected TaskOutcome outcome(String using) {
    return TaskOutcome.of(id, TaskState.SUCCESS).using(using).build();
  }

  /** Whether the row is there for everybody, past the managers. */
  protected boolean isStored(String using) throws SQLException {
    String sql = "SELECT 1 FROM django_celery_results_taskresult WHERE task_id = ?";
    try (Connection connection = stores.dataSource(using).getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
