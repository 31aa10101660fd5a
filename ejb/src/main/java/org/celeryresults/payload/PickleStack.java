package org.celeryresults.payload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stack of the pickle machine; nothing below the last mark can be taken. */
final class PickleStack {
  private final Deque<List<@Nullable Object>> covered = new ArrayDeque<>();
  private List<@Nullable Object> items = new ArrayList<>();

  void push(@Nullable Object value) {
    items.add(value);
  }

  @Nullable Object pop() {
    return items.remove(last());
  }

  @Nullable Object peek() {
    return items.get(last());
  }

  void replaceTop(@Nullable Object value) {
    items.set(last(), value);
  }

  void mark() {
    covered.push(items);
    items = new ArrayList<>(4);
  }

  /** All since the last mark, in order; the mark goes too. */
  List<@Nullable Object> popToMark() {
    if (covered.isEmpty()) {
      throw new MalformedPayloadException("the pickle lacks a mark");
    }
    List<@Nullable Object> taken = items;
    items = covered.pop();
    return taken;
  }

  /** Drops the top, which may be a mark. */
  void drop() {
    if (items.isEmpty()) {
      popToMark();
    } else {
      pop();
    }
  }

  private int last() {
    if (items.isEmpty()) {
      throw new MalformedPayloadException("the pickle's stack is empty");
    }
    return items.size() - 1;
  }
}
