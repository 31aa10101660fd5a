package org.celeryresults.it.conformance;

/** The tables that real workers filled: fixtures/celery/README.md of the data tells of each. */
public enum Fixture {
  /** As migrations 0001 to 0014 leave them. */
  POSTGRESQL("postgresql", ""),
  /** Release 2.4.0: migrations 0001 to 0011. */
  POSTGRESQL_2_4("postgresql-2.4.0", "-2.4.0"),
  MARIADB("mariadb", "-mariadb");

  private static final String DIRECTORY = "fixtures/celery/";

  private final String tables;
  private final String answers;

  Fixture(String tables, String answers) {
    this.tables = tables;
    this.answers = answers;
  }

  /** A script, as a resource. */
  public String schema() {
    return DIRECTORY + "schema-" + tables + ".sql";
  }

  /** A script, as a resource. */
  public String data() {
    return DIRECTORY + "data-" + tables + ".sql";
  }

  /** What Python says of every row, as a resource of the tests' JVM and in the server. */
  public String expected() {
    return DIRECTORY + "expected" + answers + ".json";
  }
}
