package org.celeryresults.schema.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** PostgreSQL: the table that the unqualified name stands for on the connection's search path. */
final class PostgresCatalog implements Catalog {
  private static final String COLUMNS =
      """
      SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, t.typname AS base,
        a.atttypmod AS modifier, a.attnotnull AS required,
        d.oid IS NOT NULL OR a.attidentity <> '' AS filled,
        k.collname AS collation, to_jsonb(k) ->> 'collisdeterministic' AS exact
      FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        LEFT JOIN pg_collation k ON k.oid = a.attcollation
      WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attnum""";

  private static final String INDEXES =
      """
      SELECT i.relname AS name, x.indisprimary AS is_primary, x.indisvalid AS valid,
        x.indisunique AND x.indimmediate AND x.indpred IS NULL AS is_unique,
        x.indpred IS NULL AND m.amname = 'btree' AS search, o.opcname LIKE '%pattern_ops' AS pattern,
        (SELECT string_agg(coalesce(a.attname, ''), ',' ORDER BY k.place)
          FROM unnest(x.indkey) WITH ORDINALITY AS k(attribute, place)
            LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.attribute
          WHERE k.place <= x.indnkeyatts) AS columns
      FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am m ON m.oid = i.relam
        JOIN pg_opclass o ON o.oid = x.indclass[0]
      WHERE x.indrelid = to_regclass(?) ORDER BY i.relname""";

  /** What the column's default names comes first; an identity column owns its sequence. */
  private static final String SEQUENCE =
      """
      SELECT CAST(CAST(q.seqrelid AS regclass) AS text) AS name, q.seqmax AS most,
        CASE WHEN has_sequence_privilege(q.seqrelid, 'USAGE, SELECT')
          THEN pg_sequence_last_value(q.seqrelid) END AS last
      FROM pg_sequence q
      WHERE q.seqrelid = coalesce(
        (SELECT s.oid FROM pg_attrdef f
            JOIN pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum
            JOIN pg_depend d ON d.classid = CAST('pg_attrdef' AS regclass) AND d.objid = f.oid
            JOIN pg_class s ON s.oid = d.refobjid AND s.relkind = 'S'
          WHERE f.adrelid = to_regclass(?) AND a.attname = 'id' LIMIT 1),
        CAST(pg_get_serial_sequence(?, 'id') AS regclass))""";

  @Override
  public Optional<ActualTable> table(Connection connection, String name) throws SQLException {
    List<ActualColumn> columns = new ArrayList<>();
    for (Row row : Query.rows(connection, COLUMNS, name)) {
      columns.add(column(row));
    }
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    List<ActualIndex> indexes =
        Query.rows(connection, INDEXES, name).stream().map(PostgresCatalog::index).toList();
    boolean hasId = columns.stream().anyMatch(column -> column.name().equals("id"));
    Generator ids = hasId ? generator(connection, name) : Generator.UNKNOWN;
    return Optional.of(new ActualTable(name, columns, indexes, ids));
  }

  private static ActualColumn column(Row row) {
    return new ActualColumn(
        row.text("name"), type(row), !row.flag("required"), row.flag("filled"), collation(row));
  }

  private static ActualType type(Row row) {
    String text = row.text("type");
    String base = row.text("base");
    long modifier = row.number("modifier", -1);
    return switch (base) {
      case "varchar" ->
          ActualType.text(text, base, modifier < 0 ? Integer.MAX_VALUE : modifier - 4);
      case "text" -> ActualType.text(text, base, Integer.MAX_VALUE);
      case "int2" -> ActualType.integer(text, base, Short.MAX_VALUE);
      case "int4" -> ActualType.integer(text, base, Integer.MAX_VALUE);
      case "int8" -> ActualType.integer(text, base, Long.MAX_VALUE);
      case "timestamptz" -> ActualType.time(text, base, modifier < 0 ? 6 : modifier);
      default -> ActualType.other(text);
    };
  }

  private static Collation collation(Row row) {
    return row.has("exact") && !row.flag("exact")
        ? new Collation(row.text("collation"), "", List.of("what it is not deterministic in"))
        : Collation.EXACT;
  }

  private static ActualIndex index(Row row) {
    List<String> columns = Arrays.asList(row.text("columns").split(",", -1));
    return new ActualIndex(row.text("name"), columns, use(row));
  }

  private static ActualIndex.Use use(Row row) {
    if (!row.flag("valid")) {
      return ActualIndex.Use.INVALID;
    }
    if (row.flag("is_unique")) {
      return row.flag("is_primary") ? ActualIndex.Use.PRIMARY : ActualIndex.Use.UNIQUE;
    }
    if (!row.flag("search")) {
      return ActualIndex.Use.OTHER;
    }
    return row.flag("pattern") ? ActualIndex.Use.PATTERN : ActualIndex.Use.SEARCH;
  }

  private static Generator generator(Connection connection, String table) throws SQLException {
    return Query.first(connection, SEQUENCE, table, table)
        .map(
            row ->
                new Generator(
                    row.text("name"), row.number("last", 0), row.number("most", Long.MAX_VALUE)))
        .orElse(Generator.UNKNOWN);
  }
}
