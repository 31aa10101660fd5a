package org.celeryresults.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates the few forms of condition that {@link Keyset} writes, on rows in memory. */
final class JpqlCondition {
  private final String text;
  private final Map<String, Object> parameters;
  private final KeysetTest.Row row;
  private int at;

  private JpqlCondition(String text, Map<String, Object> parameters, KeysetTest.Row row) {
    this.text = text;
    this.parameters = parameters;
    this.row = row;
  }

  static boolean holds(String text, Map<String, Object> parameters, KeysetTest.Row row) {
    return new JpqlCondition(text, parameters, row).or();
  }

  private boolean or() {
    boolean value = and();
    while (skip(" OR ")) {
      value |= and();
    }
    return value;
  }

  private boolean and() {
    boolean value = term();
    while (skip(" AND ")) {
      value &= term();
    }
    return value;
  }

  private boolean term() {
    if (skip("(")) {
      boolean value = or();
      require(")");
      return value;
    }
    @Nullable Object left = skip("e.id") ? Long.valueOf(row.id()) : name();
    if (skip(" IS NULL")) {
      return left == null;
    }
    if (skip(" IS NOT NULL")) {
      return left != null;
    }
    return compare(left);
  }

  private @Nullable String name() {
    require("e.name");
    return row.name();
  }

  private boolean compare(@Nullable Object left) {
    String operator = skip(" >= ") ? ">=" : skip(" <= ") ? "<=" : skip(" > ") ? ">" : "<";
    if (operator.equals("<")) {
      require(" < ");
    }
    Object right = parameters.get(skip(":keysetId") ? "keysetId" : value());
    if (left == null || right == null) {
      return false;
    }
    int sign =
        left instanceof Long l
            ? l.compareTo((Long) right)
            : left.toString().compareTo(right.toString());
    return switch (operator) {
      case ">=" -> sign >= 0;
      case "<=" -> sign <= 0;
      case ">" -> sign > 0;
      default -> sign < 0;
    };
  }

  private String value() {
    require(":keysetValue");
    return "keysetValue";
  }

  private boolean skip(String token) {
    boolean found = text.startsWith(token, at);
    at += found ? token.length() : 0;
    return found;
  }

  private void require(String token) {
    if (!skip(token)) {
      throw new IllegalArgumentException("Expected " + token + " at " + at + " in " + text);
    }
  }
}
