package org.celeryresults.it.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * What became of the stores of one test.
 *
 * @param lost ids whose acknowledged result, or time of creation, is not in the table
 * @param doubled ids that are there twice, or that were told to be new twice
 * @param longest how long the slowest answer took
 */
record Figures(int tried, int acknowledged, long lost, long doubled, Duration longest) {

  private static final Path FILE = Path.of("target/fault-figures.md");

  /** Stores whose clients were told that it didn't work, or were told nothing. */
  int refused() {
    return tried - acknowledged;
  }

  /** Adds a line to a table below {@code target}. */
  void note(String test) throws IOException {
    String line =
        "| %s | %s | %d | %d | %d | %d | %d ms |%n"
            .formatted(
                System.getProperty("it.server"),
                test,
                tried,
                acknowledged,
                lost,
                doubled,
                longest.toMillis());
    Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
