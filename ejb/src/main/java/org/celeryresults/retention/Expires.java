package org.celeryresults.retention;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;

/**
 * The age from which on results expire; Celery's {@code result_expires}.
 *
 * @param age counted from date_done, not negative; empty: never
 */
public record Expires(Optional<Duration> age) {
  private static final String NEVER = "never";
  private static final Duration LONGEST = Duration.ofDays(365_000);

  /** Refuses a negative age, which would make everything expire; more than 1000 years are 1000. */
  public Expires {
    age = age.map(Expires::within);
  }

  /** After that long. */
  public static Expires after(Duration age) {
    return new Expires(Optional.of(age));
  }

  /** Never. */
  public static Expires never() {
    return new Expires(Optional.empty());
  }

  /**
   * From a user's text: an ISO-8601 duration ({@code P1D}), seconds ({@code 86400}), or {@code
   * never}.
   *
   * @param field what the text was given for
   */
  public static Expires parse(String field, String text) {
    String given = text.strip();
    if (given.toLowerCase(Locale.ROOT).equals(NEVER)) {
      return never();
    }
    return after(duration(field, given));
  }

  /**
   * A duration from a user's text: ISO-8601, or seconds. More than 1000 years are 1000.
   *
   * @param field what the text was given for
   */
  public static Duration duration(String field, String text) {
    String given = text.strip();
    try {
      Duration duration =
          given.matches("-?[0-9]{1,18}")
              ? Duration.ofSeconds(Long.parseLong(given))
              : Duration.parse(given);
      if (duration.isNegative()) {
        throw new InvalidValueException(Message.NEGATIVE, field, given);
      }
      return longest(duration);
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new InvalidValueException(Message.DURATION_INVALID, field, given);
    }
  }

  /** As {@link #parse} takes it. */
  @Override
  public String toString() {
    return age.map(Duration::toString).orElse(NEVER);
  }

  private static Duration within(Duration age) {
    if (age.isNegative()) {
      throw new InvalidValueException(Message.NEGATIVE, "expires", age);
    }
    return longest(age);
  }

  private static Duration longest(Duration given) {
    return given.compareTo(LONGEST) > 0 ? LONGEST : given;
  }
}
