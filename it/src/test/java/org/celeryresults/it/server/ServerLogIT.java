package org.celeryresults.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("wildfly")
class ServerLogIT {

  private static final String LOG =
      """
      2026-11-22 11:02:03,001 INFO  [org.celeryresults.store] (main) All is well
      2026-11-22 11:02:03,002 WARN  [org.jboss.as.txn] (main) Something of the server's
      2026-11-22 11:02:03,003 ERROR [org.celeryresults.store] (main) Broken: java.lang.Error
      \tat org.example.Broken.run(Broken.java:1)

      2026-11-22 11:02:03,004 WARN  [org.jboss.as.ee] (main) Odd class in celery-results.ear
      2026-11-22 11:02:03,005 WARN  [com.arjuna.ats.jta] (Periodic Recovery) Another test's
      """;

  private static final String OF_PAYARA =
      """
      [2026-11-22T11:02:03.001+0000] [] [INFO] [] [launcher] [tid: 1] [levelValue: 800] [[
        Starting]]

      [2026-11-22T11:02:03.002+0000] [Payara 6.2025.9] [WARNING] [X-1] [some.server] [tid: 1] [levelValue: 900] [[
        Something of the server's]]

      [2026-11-22T11:02:03.003+0000] [Payara 6.2025.9] [SEVERE] [] [org.celeryresults.store] [tid: 1] [levelValue: 1000] [[
        Broken
      java.lang.Error
      \tat org.example.Broken.run(Broken.java:1)]]

      [2026-11-22T11:02:03.004+0000] [Payara 6.2025.9] [INFO] [] [org.celeryresults.store] [tid: 1] [levelValue: 800] [[
        All is well]]
      """;

  @TempDir private Path directory;

  @Test
  void problems_are_whole_entries_of_warnings_and_errors() throws IOException {
    assertThat(log().problems())
        .hasSize(3)
        .anySatisfy(entry -> assertThat(entry).contains("Broken", "Broken.java:1"));
  }

  @Test
  void ours_are_those_of_our_loggers_or_about_our_deployment() throws IOException {
    assertThat(log().problemsOfOurs())
        .hasSize(2)
        .noneSatisfy(entry -> assertThat(entry).contains("org.jboss.as.txn"));
  }

  @Test
  void payara_s_entries_are_understood_as_well() throws IOException {
    ServerLog log = log(OF_PAYARA);

    assertThat(log.problems()).hasSize(2);
    assertThat(log.problemsOfOurs())
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry)
                    .contains("Broken", "Broken.java:1")
                    .doesNotContain("All is well"));
  }

  private ServerLog log() throws IOException {
    return log(LOG);
  }

  private ServerLog log(String text) throws IOException {
    return ServerLog.read(Files.writeString(directory.resolve("server.log"), text));
  }
}
