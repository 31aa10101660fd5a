package org.celeryresults.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;

/** Ids and rows in portions that every database takes in one statement. */
public final class Chunks {
  private static final int SIZE = 1000;

  /** At most 3 MiB as UTF-8: MariaDB and MySQL take 4 MiB in one piece at the very least. */
  private static final long MOST_CHARACTERS = 1 << 20;

  private Chunks() {}

  /** Portions of at most 1000 ids, each once; without those that no column can hold. */
  public static List<List<String>> of(Collection<String> ids) {
    return of(ids, SIZE);
  }

  /** The same of at most so many ids. */
  public static List<List<String>> of(Collection<String> ids, int most) {
    List<String> distinct = ids.stream().filter(Columns::isStorable).distinct().toList();
    List<List<String>> chunks = new ArrayList<>();
    for (int from = 0; from < distinct.size(); from += most) {
      chunks.add(distinct.subList(from, Math.min(from + most, distinct.size())));
    }
    return chunks;
  }

  /** Portions of at most 1000 items that together have at most 1 Mi of that size, one at least. */
  public static <T> List<List<T>> bySize(List<T> items, ToLongFunction<T> size) {
    List<List<T>> chunks = new ArrayList<>();
    int from = 0;
    long total = 0;
    for (int i = 0; i < items.size(); i++) {
      long next = size.applyAsLong(items.get(i));
      if (i > from && (i - from == SIZE || total + next > MOST_CHARACTERS)) {
        chunks.add(items.subList(from, i));
        from = i;
        total = 0;
      }
      total += next;
    }
    if (from < items.size()) {
      chunks.add(items.subList(from, items.size()));
    }
    return chunks;
  }
}
