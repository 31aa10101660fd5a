package org.celeryresults.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Pages without OFFSET: each page begins where the last one ended, told by the last row's sort
 * value and id. One row more than asked for is read, to know whether there is a further page.
 */
final class Keyset<T> {
  private final SortOrder<T> order;
  private final boolean nullsSortHigh;
  private final int size;
  private final Optional<Cursor> cursor;

  Keyset(SortOrder<T> order, boolean nullsSortHigh, PageRequest page) {
    this.order = order;
    this.nullsSortHigh = nullsSortHigh;
    this.size = page.size();
    this.cursor = page.cursor().map(text -> Cursor.parse(text, order));
  }

  /** How many rows to read. */
  int limit() {
    return size + 1;
  }

  /** JPQL, to go after ORDER BY. */
  String orderBy() {
    String direction = ascending() ? " ASC" : " DESC";
    return "e." + order.attribute() + direction + ", e.id" + direction;
  }

  /** JPQL condition that begins the page; empty for the first one. */
  Optional<String> condition() {
    return cursor.map(c -> c.value() == null ? afterNull() : afterValue());
  }

  /** The condition's parameters by name. */
  Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>();
    cursor.ifPresent(
        c -> {
          parameters.put("keysetId", c.id());
          if (c.value() != null) {
            parameters.put("keysetValue", c.value());
          }
        });
    return parameters;
  }

  /** The page out of the rows that were read. */
  Page<T> page(List<T> rows, Function<T, Long> id) {
    boolean more = rows.size() > size;
    List<T> items = new ArrayList<>(more ? rows.subList(0, size) : rows);
    boolean backward = backward();
    if (backward) {
      Collections.reverse(items);
    }
    boolean hasNext = backward ? cursor.isPresent() : more;
    boolean hasPrevious = backward ? more : cursor.isPresent();
    if (items.isEmpty()) {
      return new Page<>(items, Optional.empty(), Optional.empty());
    }
    String next = cursorAt(items.get(items.size() - 1), id, false);
    String previous = cursorAt(items.get(0), id, true);
    return new Page<>(
        items,
        hasNext ? Optional.of(next) : Optional.empty(),
        hasPrevious ? Optional.of(previous) : Optional.empty());
  }

  private String cursorAt(T row, Function<T, Long> id, boolean toPrevious) {
    return new Cursor(order.value().apply(row), id.apply(row), toPrevious).text(order);
  }

  /** The first part lets an index find the place; the second is exact. */
  private String afterValue() {
    String more = ascending() ? ">" : "<";
    String exact =
        "(e.%1$s %2$s= :keysetValue AND (e.%1$s %2$s :keysetValue OR e.id %2$s :keysetId))"
            .formatted(order.attribute(), more);
    return order.nullable() && nullsComeLast()
        ? "(" + exact + " OR e." + order.attribute() + " IS NULL)"
        : exact;
  }

  private String afterNull() {
    String rest =
        "(e.%s IS NULL AND e.id %s :keysetId)"
            .formatted(order.attribute(), ascending() ? ">" : "<");
    return nullsComeLast() ? rest : "(" + rest + " OR e." + order.attribute() + " IS NOT NULL)";
  }

  private boolean nullsComeLast() {
    return ascending() == nullsSortHigh;
  }

  private boolean backward() {
    return cursor.map(Cursor::backward).orElse(false);
  }

  private boolean ascending() {
    return order.descending() == backward();
  }
}
