package org.celeryresults.payload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Celery's reference to a result (celery/result.py, {@code as_tuple}): {@code [[id, parent],
 * children]}. Chains of parents may have any length.
 *
 * @param children null for a task; for a group its members in order
 */
public record ResultTuple(
    String id, @Nullable ResultTuple parent, @Nullable List<ResultTuple> children) {

  /** Copies the children. */
  public ResultTuple {
    children = children == null ? null : List.copyOf(children);
  }

  /**
   * From decoded JSON, YAML or pickle. Also the older shapes {@code [id, children]} that Celery
   * still reads ({@code result_from_tuple}), and a plain id.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static ResultTuple of(@Nullable Object decoded) {
    return ResultTupleReader.read(decoded, 0);
  }

  /** Tasks without parents, in that order. */
  public static List<ResultTuple> tasks(List<String> ids) {
    return ids.stream().map(id -> new ResultTuple(id, null, null)).toList();
  }

  /** True for a group. */
  public boolean isGroup() {
    return children != null;
  }

  /** Nested lists, as Celery stores them. */
  public List<@Nullable Object> toValue() {
    List<@Nullable Object> value = null;
    List<ResultTuple> line = line();
    for (int i = line.size() - 1; i >= 0; i--) {
      ResultTuple tuple = line.get(i);
      List<Object> members = null;
      if (tuple.children != null) {
        members = new ArrayList<>();
        for (ResultTuple child : tuple.children) {
          members.add(child.toValue());
        }
      }
      value = Arrays.asList(Arrays.asList(tuple.id, value), members);
    }
    return value == null ? Collections.emptyList() : value;
  }

  /** This one, its parent, the parent's parent … */
  private List<ResultTuple> line() {
    List<ResultTuple> line = new ArrayList<>();
    for (ResultTuple at = this; at != null; at = at.parent) {
      line.add(at);
    }
    return line;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof ResultTuple that)) {
      return false;
    }
    List<ResultTuple> mine = line();
    List<ResultTuple> theirs = that.line();
    boolean same = mine.size() == theirs.size();
    for (int i = 0; same && i < mine.size(); i++) {
      ResultTuple left = mine.get(i);
      ResultTuple right = theirs.get(i);
      same = left.id.equals(right.id) && Objects.equals(left.children, right.children);
    }
    return same;
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return PythonRepr.repr(toValue());
  }
}
