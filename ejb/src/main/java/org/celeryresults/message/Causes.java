package org.celeryresults.message;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that stands behind a failure. Servers tell why a commit failed by an exception that
 * was suppressed, drivers why a batch did by the next one.
 */
public final class Causes {
  private static final int MOST = 200;

  private Causes() {}

  /** The failure itself and all behind it, nearest first, each once; endless ones are cut. */
  public static Stream<Throwable> of(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> found = new ArrayList<>();
    Deque<Throwable> left = new ArrayDeque<>(List.of(failure));
    while (!left.isEmpty() && found.size() < MOST) {
      Throwable next = left.remove();
      if (seen.add(next)) {
        found.add(next);
        add(left, next.getCause());
        List.of(next.getSuppressed()).forEach(left::add);
        add(left, next instanceof SQLException sql ? sql.getNextException() : null);
      }
    }
    return found.stream();
  }

  /** Those of one kind. */
  public static <T> Stream<T> of(Throwable failure, Class<T> kind) {
    return of(failure).filter(kind::isInstance).map(kind::cast);
  }

  private static void add(Deque<Throwable> left, @Nullable Throwable cause) {
    if (cause != null) {
      left.add(cause);
    }
  }
}
