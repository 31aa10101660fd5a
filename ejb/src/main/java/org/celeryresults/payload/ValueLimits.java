package org.celeryresults.payload;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that a value in which parts are shared (pickle's memo, YAML's aliases) can be walked
 * as a tree: cycles are cut, depth and the size as a tree are bounded.
 */
final class ValueLimits {
  /** Nesting that is still read; Python's own readers give up at about the same depth. */
  static final int DEEPEST = 999;

  private static final long LEAST_SIZE = 16_000_000;
  private static final long SIZE_PER_UNIT = 64;

  /** Of a container on the path: no finished one has no levels. */
  private static final Measure BEGUN = new Measure(1, 0);

  private final IdentityHashMap<Object, Measure> measures = new IdentityHashMap<>();
  private final Deque<Tree> path = new ArrayDeque<>();
  private final long budget;

  private ValueLimits(long budget) {
    this.budget = budget;
  }

  /** The size that content of that length may grow to. */
  static long budget(long inputLength) {
    return Math.max(LEAST_SIZE, inputLength * SIZE_PER_UNIT);
  }

  /** The value, acyclic afterwards. */
  static @Nullable Object check(@Nullable Object root, long inputLength) {
    if (root != null && Children.isContainer(root)) {
      new ValueLimits(budget(inputLength)).walk(root);
    }
    return root;
  }

  private void walk(Object root) {
    enter(root);
    while (!path.isEmpty()) {
      Tree tree = path.element();
      if (tree.next < tree.children.size()) {
        visit(tree, tree.next++);
      } else {
        leave(path.pop());
      }
    }
  }

  private void visit(Tree tree, int index) {
    Object child = tree.children.get(index);
    if (child == null || !Children.isContainer(child)) {
      tree.add(new Measure(Children.weight(child), 0));
    } else {
      visit(tree, index, child);
    }
    if (tree.weight > budget) {
      throw new MalformedPayloadException("grows too large when its shared parts are written out");
    }
  }

  private void visit(Tree tree, int index, Object container) {
    Measure known = measures.get(container);
    if (known == null) {
      enter(container);
    } else {
      tree.add(known);
    }
    if (known != null && known.height == 0) {
      tree.children.replace(index, Children.cycle(container));
    }
  }

  private void enter(Object container) {
    Tree tree = new Tree(container);
    measures.put(container, BEGUN);
    path.push(tree);
  }

  private void leave(Tree tree) {
    if (tree.height > DEEPEST) {
      throw new MalformedPayloadException("nested too deeply");
    }
    Measure measure = new Measure(tree.weight, tree.height);
    measures.put(tree.owner, measure);
    Tree parent = path.peek();
    if (parent != null) {
      parent.add(measure);
    }
  }

  private static final class Tree {
    private final Object owner;
    private final Children children;
    private int next;
    private long weight = 1;
    private int height = 1;

    private Tree(Object owner) {
      this.owner = owner;
      this.children = Children.of(owner);
    }

    private void add(Measure child) {
      weight += child.weight;
      height = Math.max(height, child.height + 1);
    }
  }

  /** Of a container: its size as a tree, and the levels in it. */
  private record Measure(long weight, int height) {}
}
