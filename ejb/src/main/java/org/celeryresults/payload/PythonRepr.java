package org.celeryresults.payload;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python's {@code repr()} of decoded values. */
public final class PythonRepr extends TreeWriter {
  private PythonRepr() {}

  /**
   * As Python would show it. Objects whose class is unknown here are shown as a call of their
   * class: {@code OrderRejected(4711, 'not in stock')}, {@code Point(x=1, y=2)}.
   */
  public static String repr(@Nullable Object value) {
    return new PythonRepr().write(value);
  }

  @Override
  void value(@Nullable Object value) {
    if (value instanceof PythonTuple tuple) {
      Brackets brackets = tuple.size() == 1 ? Brackets.TUPLE_OF_ONE : Brackets.TUPLE;
      branch(tuple, brackets, tuple.iterator());
    } else if (value instanceof List<?> list) {
      branch(list, Brackets.LIST, list.iterator());
    } else if (value instanceof Set<?> set) {
      set(set);
    } else if (value instanceof Map<?, ?> map) {
      branch(map, Brackets.DICT, new Pairs(map));
    } else if (value instanceof PythonObject object) {
      object(object);
    } else {
      PythonScalars.repr(value, out);
    }
  }

  @Override
  void key(@Nullable Object key) {
    value(key);
  }

  @Override
  void cycle(Brackets brackets) {
    out.append(brackets.start()).append("...").append(brackets.end());
  }

  private void set(Set<?> set) {
    boolean frozen = set instanceof PythonFrozenSet;
    if (set.isEmpty()) {
      out.append(frozen ? "frozenset()" : "set()");
    } else {
      branch(set, frozen ? Brackets.FROZEN_SET : Brackets.SET, set.iterator());
    }
  }

  private void object(PythonObject object) {
    String known = KnownObjects.repr(object);
    if (known != null) {
      out.append(known);
      return;
    }
    String start = object.name().substring(object.name().lastIndexOf('.') + 1) + "(";
    Map<?, ?> attributes = KnownObjects.attributes(object);
    if (attributes.isEmpty()) {
      branch(object, new Brackets(start, ")", null), KnownObjects.parts(object).iterator());
    } else {
      branch(object, new Brackets(start, ")", "="), new Pairs(attributes));
    }
  }
}
