package org.celeryresults.schema.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What collations of MariaDB and MySQL take for equal: the database is asked. */
final class MySqlCollations {
  /**
   * MariaDB's, MySQL's since 8.0.17, and before. MariaDB also knows MySQL's by name, but not by
   * what they do: there a blank at the end makes no difference, as in utf8mb4_bin everywhere.
   */
  private static final String EXACT =
      """
      SELECT collation_name AS name FROM information_schema.collations
      WHERE collation_name IN ('utf8mb4_nopad_bin', 'utf8mb4_0900_bin', 'utf8mb4_0900_as_cs')
      ORDER BY
        FIELD(collation_name, 'utf8mb4_nopad_bin', 'utf8mb4_0900_bin', 'utf8mb4_0900_as_cs')""";

  private static final String MERGES =
      """
      SELECT CONVERT('a' USING %1$s) COLLATE %2$s = CONVERT('A' USING %1$s) AS letters,
        CONVERT('a' USING %1$s) COLLATE %2$s = CONVERT(_utf8mb4 X'C3A1' USING %1$s) AS accents,
        CONVERT('a' USING %1$s) COLLATE %2$s = CONVERT('a ' USING %1$s) AS blanks""";

  private final Connection connection;
  private final Map<String, Collation> known = new HashMap<>();

  MySqlCollations(Connection connection) {
    this.connection = connection;
  }

  /** The collation of utf8mb4 in which most differs. */
  static String exact(Connection connection) throws SQLException {
    return Query.first(connection, EXACT).map(row -> row.text("name")).orElse("utf8mb4_bin");
  }

  /** The collation of that name; names are the catalog's. */
  Collation of(String charset, String name) throws SQLException {
    Collation collation = known.get(name);
    if (collation == null) {
      collation = new Collation(name, charset, merges(charset, name));
      known.put(name, collation);
    }
    return collation;
  }

  private List<String> merges(String charset, String name) throws SQLException {
    List<String> merges = new ArrayList<>();
    for (Row row : Query.rows(connection, MERGES.formatted(charset, name))) {
      if (row.flag("letters")) {
        merges.add("case");
      }
      if (row.flag("accents")) {
        merges.add("accents");
      }
      if (row.flag("blanks")) {
        merges.add("trailing blanks");
      }
    }
    return merges;
  }
}
