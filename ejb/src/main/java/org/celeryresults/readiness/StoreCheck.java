package org.celeryresults.readiness;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import javax.sql.DataSource;
import org.celeryresults.config.Settings;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.message.Reason;
import org.celeryresults.retry.BusyPool;
import org.celeryresults.schema.Schema;
import org.celeryresults.schema.SchemaMode;
import org.celeryresults.schema.SchemaOptions;
import org.celeryresults.schema.guard.SchemaGuard;
import org.celeryresults.store.OpenStores;
import org.celeryresults.store.StoreAddress;

/** What makes one store ready, step by step; each fails with a numbered message. */
final class StoreCheck {
  private static final int VALIDATION_SECONDS = 5;

  private static final String PROBE =
      "SELECT task_id FROM django_celery_results_taskresult WHERE task_id IS NULL";

  private final StoreAddress address;
  private final OpenStores stores;
  private final SchemaMode mode;
  private final Schema schema;

  StoreCheck(StoreAddress address, OpenStores stores, Settings settings, Clock clock) {
    this.address = address;
    this.stores = stores;
    this.mode = SchemaMode.of(settings.schema());
    this.schema =
        new Schema(SchemaOptions.of(settings), new SchemaGuard(settings.taskIdMaxLength(), clock));
  }

  StoreAddress address() {
    return address;
  }

  /** There is a data source, and its database answers. */
  DataSource requireAnswer() {
    DataSource dataSource = stores.open(address);
    requireAnswer(dataSource);
    return dataSource;
  }

  /** If not by one connection, by another. */
  static void requireAnswer(DataSource dataSource) {
    if (!answers(dataSource, true) && !answers(dataSource, false)) {
      throw new CeleryResultsException(Message.STORE_FAILED, "The connection is no longer valid.");
    }
  }

  /**
   * False when somebody ended this one connection; that says nothing about the database. A pool in
   * which none is free has none for a second try either.
   */
  private static boolean answers(DataSource dataSource, boolean isFirst) {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(VALIDATION_SECONDS);
    } catch (SQLException e) {
      if (isFirst && !BusyPool.isBehind(e)) {
        return false;
      }
      throw new CeleryResultsException(e, Message.STORE_FAILED, Reason.of(e));
    }
  }

  /** Its tables are as they must be, or have been made so; those of a replica are only read. */
  void requireTables(DataSource dataSource) {
    if (address.isReplica()) {
      requireReadable(dataSource);
    } else {
      schema.apply(dataSource, mode);
    }
  }

  private static void requireReadable(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(PROBE);
    } catch (SQLException e) {
      throw new CeleryResultsException(e, Message.STORE_FAILED, Reason.of(e));
    }
  }
}
