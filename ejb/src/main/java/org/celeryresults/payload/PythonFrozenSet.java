package org.celeryresults.payload;

import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set that may itself be an element of a set or the key of a dict; compared by identity. */
public final class PythonFrozenSet extends AbstractSet<@Nullable Object> {
  private final Set<@Nullable Object> elements;

  PythonFrozenSet(Set<? extends @Nullable Object> elements) {
    this.elements = Collections.unmodifiableSet(new LinkedHashSet<>(elements));
  }

  @Override
  public Iterator<@Nullable Object> iterator() {
    return elements.iterator();
  }

  @Override
  public int size() {
    return elements.size();
  }

  /** By identity: frozen sets of frozen sets would make a comparison cost without bound. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
