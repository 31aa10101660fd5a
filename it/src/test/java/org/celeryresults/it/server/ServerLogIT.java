package org.celeryresults.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogIT {

  private static final String LOG =
      """
      2026-11-22 11:02:03,001 INFO  [org.celeryresults.store] (main) All is well
      2026-11-22 11:02:03,002 WARN  [org.jboss.as.txn] (main) Something of the server's
      2026-11-22 11:02:03,003 ERROR [org.celeryresults.store] (main) Broken: java.lang.Error
      \tat org.example.Broken.run(Broken.java:1)

      2026-11-22 11:02:03,004 WARN  [org.jboss.as.ee] (main) Odd class in celery-results.ear
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

  private ServerLog log() throws IOException {
    return ServerLog.read(Files.writeString(directory.resolve("server.log"), LOG));
  }
}
