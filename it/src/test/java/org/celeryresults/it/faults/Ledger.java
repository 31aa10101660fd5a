package org.celeryresults.it.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What clients have tried and what they were told, to be compared with the table afterwards. */
final class Ledger {

  private final Map<String, Entry> entries = new HashMap<>();
  private int tried;
  private int acknowledged;
  private Duration longest = Duration.ZERO;

  /** A version of a task's result is on its way. */
  synchronized void tried(String id, int version) {
    tried++;
    entry(id).tried = version;
  }

  /** A client was told that it is stored; {@code answer} is what it was told. */
  synchronized void acknowledged(String id, int version, Map<?, ?> answer) {
    acknowledged++;
    Entry entry = entry(id);
    entry.acknowledged = version;
    entry.creations += "created".equals(answer.get("effect")) ? 1 : 0;
    Instant created = Instant.parse(String.valueOf(answer.get("date_created")));
    entry.moved |= entry.created.filter(known -> !known.equals(created)).isPresent();
    entry.created = Optional.of(created);
  }

  /** However it was answered. */
  synchronized void took(Duration time) {
    longest = longest.compareTo(time) > 0 ? longest : time;
  }

  synchronized int acknowledgements() {
    return acknowledged;
  }

  /** The result of the comparison. */
  synchronized Figures compare(Collection<Row> rows) {
    Map<String, Row> byId = new HashMap<>();
    rows.forEach(row -> byId.put(row.id(), row));
    long lost =
        entries.entrySet().stream()
            .filter(e -> !e.getValue().isKept(Optional.ofNullable(byId.get(e.getKey()))))
            .count();
    long doubled =
        rows.size() - byId.size() + entries.values().stream().filter(e -> e.creations > 1).count();
    return new Figures(tried, acknowledged, lost, doubled, longest);
  }

  private Entry entry(String id) {
    return entries.computeIfAbsent(id, key -> new Entry());
  }

  /** A row of the table. */
  record Row(String id, int version, Instant created) {}

  private static final class Entry {
    private int tried;
    private int acknowledged;
    private int creations;
    private boolean moved;
    private Optional<Instant> created = Optional.empty();

    /** What was told is there, or what was tried later; and created when it was told so. */
    boolean isKept(Optional<Row> row) {
      return acknowledged == 0
          || row.filter(r -> !moved)
              .filter(r -> r.version() >= acknowledged && r.version() <= tried)
              .filter(r -> created.filter(r.created()::equals).isPresent())
              .isPresent();
    }
  }
}
