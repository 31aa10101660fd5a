package org.celeryresults.db;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Every object of the tables as PostgreSQL itself describes it, one line each. */
final class PostgresCatalog {
  private static final String COLUMNS =
      """
      select 'column', c.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
             case when a.attnotnull then 'not null' else 'null' end,
             'default', pg_get_expr(d.adbin, d.adrelid), 'identity', a.attidentity,
             'generated', a.attgenerated, 'collation', a.attcollation::regcollation,
             'storage', a.attstorage, 'compression', a.attcompression
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
       where c.relkind = 'r' and c.relname ~ '%1$s'
       order by c.relname, a.attnum
      """;
  private static final String CONSTRAINTS =
      """
      select 'constraint', c.relname, k.conname, k.contype, pg_get_constraintdef(k.oid),
             k.condeferrable, k.condeferred, k.convalidated
        from pg_constraint k join pg_class c on c.oid = k.conrelid
       where c.relname ~ '%1$s'
       order by k.conname
      """;
  private static final String INDEXES =
      """
      select 'index', indexdef from pg_indexes
       where tablename ~ '%1$s'
       order by indexname
      """;
  private static final String SEQUENCES =
      """
      select 'sequence', s.sequencename, s.data_type, s.start_value, s.min_value, s.max_value,
             s.increment_by, s.cycle, s.cache_size, 'owned by', d.refobjid::regclass, a.attname
        from pg_sequences s
        left join pg_depend d
          on d.objid = s.sequencename::regclass and d.classid = 'pg_class'::regclass
         and d.deptype = 'a'
        left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
       where s.sequencename ~ '%1$s'
       order by s.sequencename
      """;
  private static final String DJANGO = "^django_celery_results_";
  private static final String OTHERS =
      """
      select 'relation', relname, relkind, relpersistence, reloptions from pg_class
       where relnamespace = 'public'::regnamespace
         and relname !~ '^django_migrations'
         and relname !~ '%s'
         and relname !~ '^celery_results_databasechangelog'
       union all
      select 'trigger', tgname, '', '', null from pg_trigger
       union all
      select 'function', proname, '', '', null from pg_proc
       where pronamespace = 'public'::regnamespace
       order by 2
      """
          .formatted(Changelog.OWN_TABLES);
  private static final long MAX = Long.MAX_VALUE;

  private PostgresCatalog() {}

  /** The same with ids of 64 bits: all that a table of ours has and Django's has not. */
  static List<String> withWideIds(List<String> objects) {
    return objects.stream()
        .map(line -> line.replace(" 1 id integer ", " 1 id bigint "))
        .map(
            line ->
                line.replace("_id_seq integer 1 1 2147483647 ", "_id_seq bigint 1 1 " + MAX + " "))
        .toList();
  }

  /** Django's three tables, and whatever else is there but for ours. */
  static List<String> of(DataSource source) throws SQLException {
    List<String> objects = objects(source, DJANGO);
    objects.addAll(Sql.rows(source, OTHERS));
    return objects;
  }

  /** The tables that Django never sees. */
  static List<String> ours(DataSource source) throws SQLException {
    return objects(source, Changelog.OWN_TABLES);
  }

  private static List<String> objects(DataSource source, String tables) throws SQLException {
    List<String> objects = new ArrayList<>();
    for (String query : List.of(COLUMNS, CONSTRAINTS, INDEXES, SEQUENCES)) {
      objects.addAll(Sql.rows(source, query.formatted(tables)));
    }
    return objects;
  }
}
