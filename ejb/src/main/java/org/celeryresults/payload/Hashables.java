package org.celeryresults.payload;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Python lets be the key of a dict. Keys are weighed, since comparing two of them costs as
 * much as the trees they stand for.
 */
final class Hashables {
  static final long UNHASHABLE = -1;

  /** Keys beyond that are refused; it also bounds their depth. */
  private static final long HEAVIEST_KEY = 500;

  private Hashables() {}

  /** Refuses lists, dicts and sets as Python does, and tuples that are too large. */
  static @Nullable Object key(@Nullable Object key) {
    long weight = weight(key);
    if (weight == UNHASHABLE) {
      throw new MalformedPayloadException("a key that can't be hashed");
    }
    if (weight > HEAVIEST_KEY) {
      throw new MalformedPayloadException("a key that is too large");
    }
    return key;
  }

  static long weight(@Nullable Object[] elements) {
    long sum = 1;
    for (Object element : elements) {
      long weight = weight(element);
      if (weight == UNHASHABLE) {
        return UNHASHABLE;
      }
      sum = Math.min(sum + weight, Integer.MAX_VALUE);
    }
    return sum;
  }

  private static long weight(@Nullable Object value) {
    if (value instanceof PythonTuple tuple) {
      return tuple.weight();
    }
    boolean frozen = value instanceof PythonFrozenSet;
    boolean open = value instanceof List || value instanceof Map || value instanceof Set;
    return open && !frozen ? UNHASHABLE : 1;
  }
}
