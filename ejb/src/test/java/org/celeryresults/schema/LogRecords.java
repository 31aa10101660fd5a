package org.celeryresults.schema;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** All that a server's log would show while this is open, at the levels that are set by default. */
final class LogRecords extends Handler implements AutoCloseable {
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final Logger root = Logger.getLogger("");

  private LogRecords() {}

  static LogRecords open() {
    LogRecords records = new LogRecords();
    records.root.addHandler(records);
    return records;
  }

  List<String> messages() {
    return messages;
  }

  @Override
  public void publish(LogRecord entry) {
    messages.add(entry.getLevel() + " " + entry.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
  }
}
