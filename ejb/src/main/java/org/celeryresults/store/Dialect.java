package org.celeryresults.store;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;

/** What one kind of database says in its own way; one class for each. */
public interface Dialect {
  /** The name that django-celery-results uses: postgresql, mysql, … */
  String engine();

  /** The EclipseLink platform that binds and reads our types exactly. */
  String platform();

  /** True when this database sorts NULL above every value. */
  boolean nullsSortHigh();

  /**
   * One statement that stores, and answers one row: id, {@link Upsert#times()}, and whether the row
   * is new. With a guard it answers no row where the guard kept the old one.
   *
   * @param guard condition on the stored row, whose alias is {@code t}; empty: always replace
   */
  String upsert(Upsert upsert, Optional<String> guard);

  /** A statement that answers the planner's row count of a table; negative: not known yet. */
  String estimatedRows(String table);

  /** The dialect of a database by the product name that its driver reports. */
  static Dialect of(String product, String alias) {
    Map<String, Dialect> known = new TreeMap<>();
    List.of(new PostgresDialect(), new H2Dialect()).forEach(d -> known.put(d.engine(), d));
    Dialect dialect = known.get(product.toLowerCase(Locale.ROOT));
    if (dialect == null) {
      throw new CeleryResultsException(
          Message.DATABASE_NOT_SUPPORTED, product, alias, String.join(", ", known.keySet()));
    }
    return dialect;
  }
}
