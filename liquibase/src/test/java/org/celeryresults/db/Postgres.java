package org.celeryresults.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One server for all tests of this JVM; it ends with the JVM. */
final class Postgres {
  private static final EmbeddedPostgres SERVER = start();

  private Postgres() {}

  /** An empty database of the given name, made anew. */
  static DataSource database(String name) throws SQLException {
    DataSource admin = SERVER.getPostgresDatabase();
    Sql.execute(admin, "drop database if exists " + name);
    Sql.execute(admin, "create database " + name);
    return SERVER.getDatabase("postgres", name);
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
