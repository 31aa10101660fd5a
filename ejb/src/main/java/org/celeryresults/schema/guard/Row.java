package org.celeryresults.schema.guard;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A row of a catalog, its columns by their labels in lower case; NULL is not there. */
final class Row {
  private static final Set<String> YES = Set.of("t", "true", "1", "y", "yes");

  private final Map<String, String> values = new HashMap<>();

  private Row() {}

  static Row of(ResultSet result) throws SQLException {
    Row row = new Row();
    ResultSetMetaData labels = result.getMetaData();
    for (int i = 1; i <= labels.getColumnCount(); i++) {
      String value = result.getString(i);
      if (value != null) {
        row.values.put(labels.getColumnLabel(i).toLowerCase(Locale.ROOT), value);
      }
    }
    return row;
  }

  boolean has(String label) {
    return values.containsKey(label);
  }

  /** Empty for NULL. */
  String text(String label) {
    return values.getOrDefault(label, "");
  }

  String lower(String label) {
    return text(label).toLowerCase(Locale.ROOT);
  }

  /** The default for NULL. */
  long number(String label, long whenNull) {
    String text = values.get(label);
    return text == null ? whenNull : Long.parseLong(text);
  }

  boolean flag(String label) {
    return YES.contains(lower(label));
  }
}
