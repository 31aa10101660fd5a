package org.celeryresults.store;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The order of a search: by one attribute, rows with equal values by id.
 *
 * @param attribute the entity's attribute; from an enum of ours, never from a user
 * @param nullable whether the attribute can be null
 * @param time whether it is an Instant; a text otherwise
 * @param descending whether the greatest comes first
 * @param value the attribute of a row that was read
 */
public record SortOrder<T>(
    String attribute,
    boolean nullable,
    boolean time,
    boolean descending,
    Function<T, @Nullable Object> value) {}
