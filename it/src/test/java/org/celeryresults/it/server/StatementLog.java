package org.celeryresults.it.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * What the database was asked while something was done, by its own log; but for the empty
 * statements by which the pool validates a connection, for what it asks of a new one, which it may
 * open at any time, and for what drivers, the schema guard and the recovery of XA transactions ask
 * of the catalog. Works in the tests' JVM and in the server; whatever else uses the database at
 * that time is in it, too.
 */
public final class StatementLog {

  private static final Pattern STATEMENT =
      Pattern.compile("^LOG: {2}(?:statement|execute [^:]+): (.*(?:\n\t.*)*)", Pattern.MULTILINE);
  private static final Pattern OTHERS =
      Pattern.compile(
          "\\b(pg_catalog|information_schema)\\.|\\bpg_prepared_xacts\\b"
              + "|^SET application_name =|^SHOW TRANSACTION ISOLATION LEVEL$");
  private static final Pattern UPKEEP =
      Pattern.compile(
          "^(?:BEGIN|COMMIT)$"
              + "|\\bcelery_results_(?:lease|purge|schedule)\\b"
              + "|^INSERT INTO celery_results_chord \\(group_id, date_created");
  private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(10);

  /** The system property with the path of the database's log; set in both JVMs. */
  public static final String FILE = "it.postgresql.log";

  private final DataSource markers;

  /**
   * @param markers leads to the database and has no transaction: marks the begin and the end
   */
  public StatementLog(DataSource markers) {
    this.markers = markers;
  }

  /** Something that may fail as it likes. */
  @FunctionalInterface
  public interface Action {
    /** Does it. */
    void run() throws Exception;
  }

  /** The statements in their order, with those that begin and end transactions. */
  public List<String> during(Action action) throws Exception {
    long offset = Files.size(file());
    String begin = mark();
    action.run();
    String end = mark();
    await().atMost(WRITE_TIMEOUT).until(() -> statements(offset).contains(end));
    List<String> statements = statements(offset);
    return List.copyOf(statements.subList(statements.indexOf(begin) + 1, statements.indexOf(end)));
  }

  /**
   * The same of a request to an application whose timers are at work: without BEGIN and COMMIT, and
   * without what the timers look after at any time.
   */
  public List<String> duringRequest(Action action) throws Exception {
    return during(action).stream().filter(statement -> !UPKEEP.matcher(statement).find()).toList();
  }

  private String mark() throws SQLException {
    String marker = "SELECT '" + UUID.randomUUID() + "'";
    try (Connection connection = markers.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(marker);
    }
    return marker;
  }

  private static Path file() {
    return Path.of(System.getProperty(FILE));
  }

  private static List<String> statements(long offset) {
    List<String> statements = new ArrayList<>();
    Matcher matcher = STATEMENT.matcher(textFrom(offset));
    while (matcher.find()) {
      String statement = matcher.group(1).replace("\n\t", "\n");
      if (!statement.isBlank() && !statement.equals(";") && !OTHERS.matcher(statement).find()) {
        statements.add(statement);
      }
    }
    return statements;
  }

  private static String textFrom(long offset) {
    try (InputStream in = Files.newInputStream(file())) {
      in.skipNBytes(offset);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
