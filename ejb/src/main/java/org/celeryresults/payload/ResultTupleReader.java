package org.celeryresults.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads result tuples; parents by a loop, members by recursion of a bounded depth. */
final class ResultTupleReader {
  private static final int DEEPEST = 300;

  private ResultTupleReader() {}

  static ResultTuple read(@Nullable Object decoded, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("Not a result tuple: groups nested too deeply");
    }
    List<Shape> line = new ArrayList<>();
    Object at = decoded;
    do {
      Shape shape = Shape.of(at);
      line.add(shape);
      at = shape.parent;
    } while (isTrue(at));
    ResultTuple tuple = null;
    for (int i = line.size() - 1; i >= 0; i--) {
      Shape shape = line.get(i);
      tuple = new ResultTuple(shape.id, tuple, members(shape.members, depth));
    }
    return java.util.Objects.requireNonNull(tuple);
  }

  private static @Nullable List<ResultTuple> members(@Nullable List<?> members, int depth) {
    if (members == null) {
      return null;
    }
    List<ResultTuple> read = new ArrayList<>(members.size());
    for (Object member : members) {
      read.add(read(member, depth + 1));
    }
    return read;
  }

  private static boolean isTrue(@Nullable Object parent) {
    return parent != null && !"".equals(parent) && !(parent instanceof List<?> l && l.isEmpty());
  }

  private record Shape(String id, @Nullable Object parent, @Nullable List<?> members) {

    static Shape of(@Nullable Object decoded) {
      if (decoded instanceof String || decoded instanceof UUID) {
        return new Shape(decoded.toString(), null, null);
      }
      if (!(decoded instanceof List<?> pair) || pair.size() != 2) {
        throw wrong("expected a pair of reference and members");
      }
      Object reference = pair.get(0);
      Object members = pair.get(1);
      if (members != null && !(members instanceof List)) {
        throw wrong("expected a list of members, or null");
      }
      if (reference instanceof List<?> both) {
        if (both.size() != 2) {
          throw wrong("expected a pair of id and parent");
        }
        return new Shape(id(both.get(0)), both.get(1), (List<?>) members);
      }
      return new Shape(id(reference), null, (List<?>) members);
    }

    private static String id(@Nullable Object id) {
      if (id instanceof String || id instanceof UUID) {
        return id.toString();
      }
      throw wrong("expected an id");
    }

    private static IllegalArgumentException wrong(String expectation) {
      return new IllegalArgumentException("Not a result tuple: " + expectation);
    }
  }
}
