package org.celeryresults.payload;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A tuple: a list that can't be changed and is shown in round brackets. Elements may be null. */
public final class PythonTuple extends AbstractList<@Nullable Object> implements RandomAccess {
  private final @Nullable Object[] elements;
  private final int hash;
  private final long weight;

  private PythonTuple(@Nullable Object[] elements) {
    this.elements = elements;
    this.weight = Hashables.weight(elements);
    this.hash = weight == Hashables.UNHASHABLE ? 0 : hash(elements);
  }

  /** A tuple of these elements, in that order. */
  public static PythonTuple of(@Nullable Object... elements) {
    return new PythonTuple(elements.clone());
  }

  /** A tuple of these elements, in that order. */
  public static PythonTuple copyOf(List<? extends @Nullable Object> elements) {
    return new PythonTuple(elements.toArray());
  }

  @Override
  public @Nullable Object get(int index) {
    return elements[index];
  }

  @Override
  public int size() {
    return elements.length;
  }

  /** Elements of the tuple as a tree, or {@link Hashables#UNHASHABLE}. */
  long weight() {
    return weight;
  }

  /** For {@link ValueLimits} only: breaks a cycle. */
  void replace(int index, Object element) {
    elements[index] = element;
  }

  /** Remembered, so that a tuple of tuples of tuples … is not hashed again for each level. */
  @Override
  public int hashCode() {
    return weight == Hashables.UNHASHABLE ? super.hashCode() : hash;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other);
  }

  @Override
  public String toString() {
    return PythonRepr.repr(this);
  }

  private static int hash(@Nullable Object[] elements) {
    int hash = 1;
    for (Object element : elements) {
      hash = 31 * hash + (element == null ? 0 : element.hashCode());
    }
    return hash;
  }
}
