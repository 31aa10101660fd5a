package org.celeryresults.retention;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.message.Reason;
import org.celeryresults.store.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * The foreign keys of other applications' tables that forbid to delete rows of one of ours. Those
 * that delete or clear their own rows with ours forbid nothing.
 */
public record References(List<String> conditions) {
  /** None. */
  public static final References NONE = new References(List.of());

  public References {
    conditions = List.copyOf(conditions);
  }

  /** Those to a table, as the database's catalog tells; without those that we may not read. */
  public static References to(String table, DataSource source, Dialect dialect) {
    try (Connection connection = source.getConnection()) {
      Optional<String> own = dialect.exportedKeys();
      List<String> conditions =
          own.isPresent()
              ? asked(connection, own.get(), table)
              : conditions(driversKeys(connection, table), connection);
      conditions.removeIf(condition -> !isReadable(connection, table, condition));
      return new References(conditions);
    } catch (SQLException e) {
      throw new CeleryResultsException(e, Message.STORE_FAILED, Reason.of(e));
    }
  }

  /** SQL on the table {@code t}, beginning with AND: nothing refers to the row; empty: no keys. */
  public String none() {
    return conditions.stream().map(c -> " AND NOT " + c).collect(Collectors.joining());
  }

  /** SQL on the table {@code t}, beginning with AND: something refers to the row. */
  public String some() {
    return " AND " + any();
  }

  /** SQL on the table {@code t}: something refers to the row. */
  String any() {
    return conditions.stream().collect(Collectors.joining(" OR ", "(", ")"));
  }

  /** True when nothing can refer to a row. */
  public boolean isEmpty() {
    return conditions.isEmpty();
  }

  private static List<String> asked(Connection connection, String sql, String table)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table);
      return conditions(statement.executeQuery(), connection);
    }
  }

  private static ResultSet driversKeys(Connection connection, String table) throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    String name = about.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
    return about.getExportedKeys(connection.getCatalog(), connection.getSchema(), name);
  }

  private static List<String> conditions(ResultSet keys, Connection connection)
      throws SQLException {
    String quote = connection.getMetaData().getIdentifierQuoteString();
    List<String> conditions = new ArrayList<>();
    try (keys) {
      while (keys.next()) {
        if (forbids(keys.getShort("DELETE_RULE"))) {
          conditions.add(condition(keys, quote));
        }
      }
    }
    return conditions;
  }

  private static boolean forbids(short rule) {
    return rule == DatabaseMetaData.importedKeyNoAction
        || rule == DatabaseMetaData.importedKeyRestrict;
  }

  private static String condition(ResultSet key, String quote) throws SQLException {
    String schema = key.getString("FKTABLE_SCHEM");
    String owner = schema == null ? key.getString("FKTABLE_CAT") : schema;
    return "EXISTS (SELECT 1 FROM %s%s f WHERE f.%s = t.%s)"
        .formatted(
            owner == null ? "" : quoted(owner, quote) + ".",
            quoted(key.getString("FKTABLE_NAME"), quote),
            quoted(key.getString("FKCOLUMN_NAME"), quote),
            quoted(key.getString("PKCOLUMN_NAME"), quote));
  }

  private static String quoted(@Nullable String name, String quote) {
    return quote + String.valueOf(name).replace(quote, quote + quote) + quote;
  }

  /** The database itself checks keys whose tables we may not read, and refuses the batch. */
  private static boolean isReadable(Connection connection, String table, String condition) {
    String sql = "SELECT 1 FROM %s t WHERE t.id = 0 AND %s".formatted(table, condition);
    try (var statement = connection.prepareStatement(sql)) {
      statement.executeQuery().close();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
