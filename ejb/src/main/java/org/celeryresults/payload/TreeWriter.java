package org.celeryresults.payload;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes nested values without recursion: any depth, and a container within itself is cut. */
abstract class TreeWriter {
  protected final StringBuilder out = new StringBuilder();
  private final Deque<Branch> branches = new ArrayDeque<>();
  private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());

  final String write(@Nullable Object root) {
    value(root);
    while (!branches.isEmpty()) {
      step(branches.peek());
    }
    return out.toString();
  }

  /** Writes a scalar, or opens a branch. */
  abstract void value(@Nullable Object value);

  abstract void key(@Nullable Object key);

  /** Stands for a container inside itself. */
  abstract void cycle(Brackets brackets);

  final void branch(Object owner, Brackets brackets, Iterator<?> items) {
    if (open.add(owner)) {
      out.append(brackets.start());
      branches.push(new Branch(owner, brackets, items));
    } else {
      cycle(brackets);
    }
  }

  private void step(Branch branch) {
    if (!branch.items.hasNext()) {
      out.append(branch.brackets.end());
      branches.pop();
      open.remove(branch.owner);
      return;
    }
    boolean pairs = branch.brackets.pairs() != null;
    boolean second = pairs && branch.written % 2 == 1;
    if (branch.written++ > 0) {
      out.append(second ? branch.brackets.pairs() : ", ");
    }
    Object item = branch.items.next();
    if (!pairs || second) {
      value(item);
    } else if ("=".equals(branch.brackets.pairs())) {
      out.append(item);
    } else {
      key(item);
    }
  }

  /** How a container looks; {@code pairs} stands between key and value, null without keys. */
  record Brackets(String start, String end, @Nullable String pairs) {
    static final Brackets LIST = new Brackets("[", "]", null);
    static final Brackets TUPLE = new Brackets("(", ")", null);
    static final Brackets TUPLE_OF_ONE = new Brackets("(", ",)", null);
    static final Brackets SET = new Brackets("{", "}", null);
    static final Brackets FROZEN_SET = new Brackets("frozenset({", "})", null);
    static final Brackets DICT = new Brackets("{", "}", ": ");
  }

  private static final class Branch {
    private final Object owner;
    private final Brackets brackets;
    private final Iterator<?> items;
    private int written;

    private Branch(Object owner, Brackets brackets, Iterator<?> items) {
      this.owner = owner;
      this.brackets = brackets;
      this.items = items;
    }
  }
}
