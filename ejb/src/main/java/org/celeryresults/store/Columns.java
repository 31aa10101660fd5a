package org.celeryresults.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * What columns can hold: as many characters (code points) as they are long, and no NUL or lone
 * surrogate, which have no place in a database's text.
 */
public final class Columns {
  private static final Logger LOG = System.getLogger("org.celeryresults.store");
  private static final char REPLACEMENT = '\uFFFD';
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Columns() {}

  /** Refuses an id that is missing, empty, too long or not storable. */
  public static void id(String field, @Nullable String value, int most) {
    required(field, value, most);
  }

  /** Refuses a text that is missing, empty, too long or not storable. */
  public static void required(String field, @Nullable String value, int most) {
    String given = given(field, value);
    notLonger(field, given, most);
    text(field, given);
  }

  /** The value; refuses none. */
  public static <T> T notNull(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidValueException(Message.VALUE_MISSING, field);
    }
    return value;
  }

  /** The text; refuses one that is missing or empty. */
  public static String given(String field, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw new InvalidValueException(Message.VALUE_MISSING, field);
    }
    return value;
  }

  /** Refuses a text that is not storable. */
  public static void text(String field, @Nullable String value) {
    int bad = value == null ? -1 : firstBad(value, 0);
    if (value != null && bad >= 0) {
      String what = value.charAt(bad) == 0 ? "a NUL character" : "half a surrogate pair";
      throw new InvalidValueException(Message.VALUE_NOT_STORABLE, field, what, bad);
    }
  }

  /** True when a column could hold the text: an id that none can hold is in no table. */
  public static boolean isStorable(String value) {
    return firstBad(value, 0) < 0;
  }

  /** Refuses an id that the column's collation takes for another one, which is stored already. */
  public static void requireSame(String field, String given, String stored) {
    if (!given.equals(stored)) {
      throw new InvalidValueException(Message.IDS_MERGED, field, given, stored);
    }
  }

  /** Refuses an instant that databases have no date for. */
  public static void time(String field, @Nullable Instant instant) {
    if (instant != null && (instant.isBefore(FIRST) || instant.isAfter(LAST))) {
      throw new InvalidValueException(Message.TIME_NOT_STORABLE, field, instant);
    }
  }

  /** The text, characters that are not storable replaced; logged with the task's id. */
  public static @Nullable String repaired(String field, String taskId, @Nullable String value) {
    if (value == null || firstBad(value, 0) < 0) {
      return value;
    }
    StringBuilder repaired = new StringBuilder(value);
    int count = 0;
    for (int i = firstBad(value, 0); i >= 0; i = firstBad(value, i + 1)) {
      repaired.setCharAt(i, REPLACEMENT);
      count++;
    }
    LOG.log(Level.WARNING, Message.TEXT_REPAIRED.text(field, taskId, count));
    return repaired.toString();
  }

  /** The same; refuses a text that is too long. */
  public static @Nullable String repaired(
      String field, String taskId, @Nullable String value, int most) {
    if (value != null) {
      notLonger(field, value, most);
    }
    return repaired(field, taskId, value);
  }

  private static void notLonger(String field, String value, int most) {
    if (value.length() > most) {
      int length = value.codePointCount(0, value.length());
      if (length > most) {
        throw new InvalidValueException(Message.VALUE_TOO_LONG, field, length, most);
      }
    }
  }

  /** Index of the first NUL or lone surrogate from there on; -1 when there is none. */
  private static int firstBad(String value, int from) {
    for (int i = from; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < value.length()
              && Character.isLowSurrogate(value.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        return i;
      }
    }
    return -1;
  }
}
