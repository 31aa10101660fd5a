package org.celeryresults.rest.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.celeryresults.rest.problem.Complaint;

/**
 * The parameter {@code order}: a column's name, after a minus sign for the greatest first.
 *
 * @param by the column
 * @param descending whether the greatest comes first
 */
public record Order<E extends Enum<E>>(E by, boolean descending) {
  /** The parameter's name. */
  public static final String NAME = "order";

  /** What the request says, or the default. */
  public static <E extends Enum<E>> Order<E> of(
      QueryParameters parameters, Class<E> columns, Order<E> defaultOrder) {
    String text = parameters.text(NAME);
    if (text == null) {
      return defaultOrder;
    }
    List<String> allowed = new ArrayList<>();
    for (E column : columns.getEnumConstants()) {
      String name = column.name().toLowerCase(Locale.ROOT);
      if (text.equals(name) || text.equals("-" + name)) {
        return new Order<>(column, text.startsWith("-"));
      }
      allowed.add(name);
      allowed.add("-" + name);
    }
    throw Complaint.INVALID_PARAMETER.about(NAME, text, "a column to order by").allowed(allowed);
  }
}
