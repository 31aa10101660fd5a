package org.celeryresults.rest.request;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.celeryresults.rest.problem.Complaint;
import org.celeryresults.store.Columns;
import org.celeryresults.store.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, read strictly: what is misspelt, repeated, or not storable and so
 * never found, is the client's mistake and named as such. An empty parameter counts as not given.
 */
public final class QueryParameters {
  private final MultivaluedMap<String, String> values;

  private QueryParameters(MultivaluedMap<String, String> values) {
    this.values = values;
  }

  /** The parameters of a request that takes only these. */
  public static QueryParameters of(MultivaluedMap<String, String> values, Set<String> allowed) {
    for (String name : new TreeSet<>(values.keySet())) {
      if (!allowed.contains(name)) {
        throw Complaint.UNKNOWN_PARAMETER.about(name).allowed(new TreeSet<>(allowed));
      }
    }
    return new QueryParameters(values);
  }

  /** The text, or null. */
  public @Nullable String text(String name) {
    List<String> given = all(name).toList();
    if (given.size() > 1) {
      throw Complaint.REPEATED_PARAMETER.about(name);
    }
    return given.isEmpty() ? null : given.get(0);
  }

  /** The texts of a parameter that may be repeated, or list several with commas. */
  public List<String> texts(String name) {
    return all(name)
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** True, false, or null. */
  public @Nullable Boolean flag(String name) {
    return choice(name, List.of("true", "false"), Boolean::valueOf);
  }

  /** A whole number, or the default. */
  public int number(String name, int defaultNumber) {
    String text = text(name);
    try {
      return text == null ? defaultNumber : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Complaint.INVALID_PARAMETER.about(name, text, "a whole number");
    }
  }

  /** A length of time, not negative; or null. */
  public @Nullable Duration duration(String name) {
    String text = text(name);
    try {
      return text == null ? null : notNegative(Duration.parse(text));
    } catch (DateTimeException e) {
      throw Complaint.INVALID_PARAMETER.about(name, text, "an ISO-8601 duration such as PT10M");
    }
  }

  private static Duration notNegative(Duration duration) {
    if (duration.isNegative()) {
      throw new DateTimeException("negative");
    }
    return duration;
  }

  /** A stretch of time between the parameters {@code …_from} (included) and {@code …_to} (not). */
  public TimeRange range(String name) {
    String fromName = name + "_from";
    String toName = name + "_to";
    Instant from = instant(fromName);
    Instant to = instant(toName);
    if (from != null && to != null && to.isBefore(from)) {
      throw Complaint.RANGE_REVERSED.about(toName, fromName);
    }
    return new TimeRange(from, to);
  }

  private @Nullable Instant instant(String name) {
    String text = text(name);
    try {
      return text == null ? null : Timestamps.parse(text);
    } catch (DateTimeException e) {
      throw Complaint.INVALID_PARAMETER.about(name, text, Timestamps.FORM);
    }
  }

  /** What the parameter's text means, out of a few; null without it. */
  public <T> @Nullable T choice(String name, List<String> allowed, Function<String, T> meaning) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    if (!allowed.contains(text)) {
      throw Complaint.INVALID_PARAMETER.about(name, text, "allowed").allowed(allowed);
    }
    return meaning.apply(text);
  }

  private Stream<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .filter(text -> !text.isEmpty())
        .peek(text -> Columns.text(name, text));
  }
}
