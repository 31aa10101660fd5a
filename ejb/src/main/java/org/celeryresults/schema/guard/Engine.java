package org.celeryresults.schema.guard;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/**
 * One kind of database.
 *
 * @param name as django-celery-results calls it
 * @param product name and version
 * @param ids empty: how many ids are left isn't told there
 */
record Engine(String name, String product, Catalog catalog, Ddl ddl, Optional<IdUse> ids) {
  static final String POSTGRESQL = "postgresql";
  static final String MARIADB = "mariadb";
  static final String MYSQL = "mysql";
  static final String H2 = "h2";

  static Engine of(Connection connection) throws SQLException {
    DatabaseMetaData data = connection.getMetaData();
    String product = data.getDatabaseProductName() + " " + data.getDatabaseProductVersion();
    String name = name(data.getDatabaseProductName(), product);
    return switch (name) {
      case POSTGRESQL ->
          new Engine(
              name,
              product,
              new PostgresCatalog(),
              new PostgresDdl(),
              Optional.of(new PostgresIds()));
      case MARIADB, MYSQL ->
          new Engine(
              name,
              product,
              new MySqlCatalog(),
              new MySqlDdl(
                  MySqlCollations.exact(connection),
                  name.equals(MARIADB) ? "utf8mb4_nopad_bin" : "utf8mb4_bin"),
              Optional.of(new MySqlIds()));
      case H2 -> new Engine(name, product, new H2Catalog(), new H2Ddl(), Optional.of(new H2Ids()));
      default ->
          new Engine(name, product, new PortableCatalog(), new PortableDdl(), Optional.empty());
    };
  }

  /** MySQL's driver calls a MariaDB server MySQL. */
  private static String name(String productName, String product) {
    String known = productName.toLowerCase(Locale.ROOT);
    return known.equals(MYSQL) && product.toLowerCase(Locale.ROOT).contains(MARIADB)
        ? MARIADB
        : known;
  }

  /** Types, nulls and ids are looked at too; elsewhere only what is there and what is missing. */
  boolean isKnown() {
    return ids.isPresent();
  }

  /** Django makes indexes for LIKE there. */
  boolean hasPatternIndexes() {
    return name.equals(POSTGRESQL);
  }
}
