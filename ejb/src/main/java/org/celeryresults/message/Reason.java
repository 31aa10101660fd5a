package org.celeryresults.message;

import java.sql.SQLException;
import java.util.Objects;

/** Words for a failure, in one line. */
public final class Reason {
  private static final int MOST_CAUSES = 50;

  private Reason() {}

  /**
   * What the first cause says that comes from a database's driver; else what the first cause says.
   */
  public static String of(Throwable failure) {
    Throwable first =
        Causes.of(failure, SQLException.class)
            .map(Throwable.class::cast)
            .reduce((nearer, farther) -> farther)
            .orElseGet(() -> deepest(failure));
    return oneLine(Objects.requireNonNullElse(first.getMessage(), first.toString()));
  }

  /** The text without line breaks. */
  public static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static Throwable deepest(Throwable failure) {
    Throwable deepest = failure;
    Throwable cause = failure.getCause();
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      deepest = cause;
      cause = cause.getCause();
    }
    return deepest;
  }
}
