package org.celeryresults.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Ids in portions that every database takes in one statement. */
public final class Chunks {
  private static final int SIZE = 1000;

  private Chunks() {}

  /** Portions of at most 1000 ids, each once; without those that no column can hold. */
  public static List<List<String>> of(Collection<String> ids) {
    List<String> distinct = ids.stream().filter(Columns::isStorable).distinct().toList();
    List<List<String>> chunks = new ArrayList<>();
    for (int from = 0; from < distinct.size(); from += SIZE) {
      chunks.add(distinct.subList(from, Math.min(from + SIZE, distinct.size())));
    }
    return chunks;
  }
}
