package org.celeryresults.payload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values directly inside a container, which can be replaced. */
final class Children {
  private final Object owner;
  private final List<@Nullable Object> values;

  private Children(Object owner, List<@Nullable Object> values) {
    this.owner = owner;
    this.values = values;
  }

  static Children of(Object owner) {
    List<@Nullable Object> values = new ArrayList<>();
    if (owner instanceof List<?> list) {
      return new Children(owner, Collections.unmodifiableList(list));
    } else if (owner instanceof Set<?> set) {
      values.addAll(set);
    } else if (owner instanceof Map<?, ?> map) {
      new Pairs(map).forEachRemaining(values::add);
    } else if (owner instanceof PythonObject object) {
      values.add(object.args());
      values.add(object.elements());
      values.add(object.entries());
      values.add(object.state());
    }
    return new Children(owner, values);
  }

  static boolean isContainer(Object value) {
    return value instanceof List
        || value instanceof Set
        || value instanceof Map
        || value instanceof PythonObject;
  }

  static long weight(@Nullable Object scalar) {
    if (scalar instanceof String text) {
      return 1L + text.length();
    }
    return scalar instanceof byte[] bytes ? 1L + bytes.length : 1;
  }

  /** What stands for a container where it contains itself; its repr is Python's. */
  static Object cycle(Object container) {
    if (container instanceof PythonTuple) {
      return new Cycle("(...)");
    }
    return new Cycle(container instanceof List ? "[...]" : "{...}");
  }

  int size() {
    return values.size();
  }

  @Nullable Object get(int index) {
    return values.get(index);
  }

  @SuppressWarnings("unchecked") // containers made by our own readers hold objects
  void replace(int index, Object value) {
    if (owner instanceof PythonTuple tuple) {
      tuple.replace(index, value);
    } else if (owner instanceof List) {
      ((List<Object>) owner).set(index, value);
    } else if (owner instanceof Map && index % 2 == 1) {
      ((Map<Object, Object>) owner).put(values.get(index - 1), value);
    } else if (owner instanceof PythonObject object && index == values.size() - 1) {
      object.state(value);
    } else {
      throw new MalformedPayloadException("contains itself where it can't");
    }
  }

  private record Cycle(String text) {
    @Override
    public String toString() {
      return text;
    }
  }
}
