package org.celeryresults.schema.guard;

/** The types of MariaDB and MySQL. */
final class MySqlType {
  private static final long UNSIGNED_INT = 4_294_967_295L;

  private MySqlType() {}

  /** A row of information_schema.columns. */
  static ActualType of(Row row) {
    String text = row.lower("column_type");
    String base = row.lower("data_type");
    return switch (base) {
      case "varchar" -> ActualType.text(text, base, row.number("character_maximum_length", 0));
      case "longtext" -> ActualType.text(text, base, Integer.MAX_VALUE);
      case "tinytext" -> ActualType.text(text, base, (1 << 8) - 1);
      case "text" -> ActualType.text(text, base, (1 << 16) - 1);
      case "mediumtext" -> ActualType.text(text, base, (1 << 24) - 1);
      case "tinyint" -> integer(text, base, Byte.MAX_VALUE);
      case "smallint" -> integer(text, base, Short.MAX_VALUE);
      case "mediumint" -> integer(text, base, (1 << 23) - 1);
      case "int" ->
          ActualType.integer(text, base, unsigned(text) ? UNSIGNED_INT : Integer.MAX_VALUE);
      case "bigint" -> ActualType.integer(text, base, Long.MAX_VALUE);
      case "datetime" -> ActualType.time(text, base, row.number("datetime_precision", 0));
      default -> ActualType.other(text);
    };
  }

  private static ActualType integer(String text, String base, long most) {
    return ActualType.integer(text, base, unsigned(text) ? 2 * most + 1 : most);
  }

  private static boolean unsigned(String text) {
    return text.contains("unsigned");
  }
}
