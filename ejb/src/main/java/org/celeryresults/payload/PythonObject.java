package org.celeryresults.payload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pickled object of a class that has no plain Java form: what the pickle says about it, and
 * nothing that would need the class. Two of them are equal only when they are the same.
 */
public final class PythonObject {
  private final PythonClass type;
  private final PythonTuple args;
  private final boolean called;
  private final List<@Nullable Object> elements = new ArrayList<>();
  private final Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
  private @Nullable Object state;

  PythonObject(PythonClass type, PythonTuple args, boolean called) {
    this.type = type;
    this.args = args;
    this.called = called;
  }

  /** The class, or the function that would have made the object. */
  public PythonClass type() {
    return type;
  }

  /** {@code __module__} of the class. */
  public String module() {
    return type.module();
  }

  /** {@code __qualname__} of the class. */
  public String name() {
    return type.name();
  }

  /** The arguments it would have been made with; for an exception its {@code args}. */
  public List<@Nullable Object> args() {
    return args;
  }

  /** What would have gone to {@code __setstate__}: mostly a map of the attributes. */
  public @Nullable Object state() {
    return state;
  }

  /** Elements appended afterwards, for subclasses of list and deque. */
  public List<@Nullable Object> elements() {
    return elements;
  }

  /** Entries put afterwards, for subclasses of dict. */
  public Map<@Nullable Object, @Nullable Object> entries() {
    return entries;
  }

  /** True when made by a call (as exceptions are), false when only its memory was filled. */
  boolean isCalled() {
    return called;
  }

  void state(@Nullable Object newState) {
    state = newState;
  }

  boolean isA(String module, String name) {
    return type.module().equals(module) && type.name().equals(name);
  }

  @Override
  public String toString() {
    return PythonRepr.repr(this);
  }
}
