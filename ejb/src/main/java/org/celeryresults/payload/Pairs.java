package org.celeryresults.payload;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Keys and values of a map in turn. */
final class Pairs implements Iterator<@Nullable Object> {
  private final Iterator<? extends Map.Entry<?, ?>> entries;
  private Map.@Nullable Entry<?, ?> begun;

  Pairs(Map<?, ?> map) {
    this.entries = map.entrySet().iterator();
  }

  @Override
  public boolean hasNext() {
    return begun != null || entries.hasNext();
  }

  @Override
  public @Nullable Object next() {
    if (begun != null) {
      Object value = begun.getValue();
      begun = null;
      return value;
    }
    if (!entries.hasNext()) {
      throw new NoSuchElementException();
    }
    begun = entries.next();
    return begun.getKey();
  }
}
