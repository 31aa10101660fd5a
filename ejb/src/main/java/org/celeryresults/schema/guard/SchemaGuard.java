package org.celeryresults.schema.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;

/**
 * Looks at the tables in a database and tells what is not as Django's migrations, and for our own
 * tables the changelog, make it. Only reads, and but a few rows. Columns, indexes and constraints
 * that neither knows are none of its business, unless they keep us from storing.
 */
public final class SchemaGuard {
  private final int idLength;
  private final Clock clock;

  /**
   * A guard.
   *
   * @param idLength how long task and group ids may be: celery.results.task-id-max-length
   */
  public SchemaGuard(int idLength, Clock clock) {
    this.idLength = idLength;
    this.clock = clock;
  }

  /**
   * Inspects the database. To be called outside a transaction.
   *
   * @throws CeleryResultsException when the database can't be reached, or refuses to tell
   */
  public SchemaReport inspect(DataSource source) {
    try (Connection connection = source.getConnection()) {
      Instant now = clock.instant();
      Engine engine = Engine.of(connection);
      List<Finding> findings = new ArrayList<>();
      for (ExpectedTable table : expected()) {
        findings.addAll(new TableCheck(table, engine, connection, now).findings());
      }
      isolation(connection, engine).ifPresent(findings::add);
      return new SchemaReport(now, engine.name(), engine.product(), findings);
    } catch (SQLException e) {
      throw new CeleryResultsException(e, Message.SCHEMA_NOT_INSPECTED, e.getMessage());
    }
  }

  private List<ExpectedTable> expected() {
    List<ExpectedTable> tables = new ArrayList<>(DjangoTables.expected(idLength));
    tables.addAll(ChordTables.expected());
    tables.addAll(PurgeTables.expected());
    return tables;
  }

  private static Optional<Finding> isolation(Connection connection, Engine engine)
      throws SQLException {
    int level = connection.getTransactionIsolation();
    return level < Connection.TRANSACTION_REPEATABLE_READ
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                FindingKind.ISOLATION_LEVEL,
                Place.DATABASE,
                engine.ddl().readCommitted(String.valueOf(connection.getCatalog())),
                level == Connection.TRANSACTION_REPEATABLE_READ
                    ? "REPEATABLE READ"
                    : "SERIALIZABLE"));
  }
}
