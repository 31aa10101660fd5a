package org.celeryresults.it.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A PostgreSQL that a test starts and stops, always at the same port and with the same data. */
public final class LatePostgreSql implements AutoCloseable {

  /** The name of the server's data source. */
  public static final String DATA_SOURCE = "Late";

  private static final int PORT = FreePorts.one();

  private final EmbeddedPostgres process;

  private LatePostgreSql(EmbeddedPostgres process) {
    this.process = process;
  }

  static String url() {
    return "jdbc:postgresql://localhost:" + PORT + "/postgres";
  }

  /** Removes what an earlier run has left. */
  public static void forget() throws IOException {
    Directories.delete(data());
  }

  /** Returns when it takes connections. */
  public static LatePostgreSql start() throws IOException {
    return new LatePostgreSql(
        EmbeddedPostgres.builder()
            .setPort(PORT)
            .setDataDirectory(data())
            .setCleanDataDirectory(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .start());
  }

  /** Straight to the database, past the server. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = process.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    process.close();
  }

  private static Path data() {
    return TestEnvironment.directory("postgresql-late");
  }
}
