package org.celeryresults.db;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;

/** Keeps what Liquibase warns of; drops the rest. */
final class Warnings extends AbstractLogService {
  private final List<String> messages = new ArrayList<>();

  List<String> messages() {
    return messages;
  }

  @Override
  public int getPriority() {
    return PRIORITY_NOT_APPLICABLE;
  }

  @Override
  @SuppressWarnings("rawtypes") // Liquibase's signature
  public Logger getLog(Class source) {
    return new Collector();
  }

  private final class Collector extends AbstractLogger {
    @Override
    public void log(Level level, String message, Throwable cause) {
      if (level.equals(Level.WARNING) || level.equals(Level.SEVERE)) {
        messages.add(level + " " + message);
      }
    }

    @Override
    public void close() {}
  }
}
