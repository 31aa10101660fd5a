package org.celeryresults.config;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the five fields of cron: {@code *}, values, ranges, steps, names, and lists of them.
 *
 * @param values those that it names
 * @param all whether it begins with {@code *}
 */
record CronField(BitSet values, boolean all) {
  private static final Pattern PART =
      Pattern.compile("(?:\\*|(\\w{1,3})(?:-(\\w{1,3}))?)(?:/([1-9]\\d?))?");

  /** What a field can say. */
  enum Kind {
    MINUTE(0, 59, ""),
    HOUR(0, 23, ""),
    DAY(1, 31, ""),
    MONTH(1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
    /** Sunday is 0, and 7. */
    WEEKDAY(0, 7, "sun mon tue wed thu fri sat");

    private final int least;
    private final int most;
    private final String names;

    Kind(int least, int most, String names) {
      this.least = least;
      this.most = most;
      this.names = names;
    }

    /** Minus one: it is none. */
    private int value(String text) {
      int name = List.of(names.split(" ")).indexOf(text.toLowerCase(Locale.ROOT));
      if (name >= 0) {
        return least + name;
      }
      int number = text.matches("\\d{1,2}") ? Integer.parseInt(text) : -1;
      return number >= least && number <= most ? number : -1;
    }
  }

  /** From its text; empty: it can't be read. */
  static Optional<CronField> parse(Kind kind, String text) {
    BitSet values = new BitSet();
    for (String part : text.split(",", -1)) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches() || !add(values, kind, matcher)) {
        return Optional.empty();
      }
    }
    if (kind == Kind.WEEKDAY && values.get(kind.most)) {
      values.set(0);
    }
    return Optional.of(new CronField(values, text.startsWith("*")));
  }

  boolean has(int value) {
    return values.get(value);
  }

  /** The first one from there on; negative: there is none. */
  int from(int value) {
    return values.nextSetBit(value);
  }

  /** False when that is no range. */
  private static boolean add(BitSet values, Kind kind, Matcher part) {
    String first = part.group(1);
    String last = part.group(2);
    String step = part.group(3);
    boolean every = first == null;
    int begin = every ? kind.least : kind.value(first);
    int end = every ? kind.most : last == null ? begin : kind.value(last);
    boolean stepped = step != null;
    if (begin < 0 || end < begin || (stepped && !every && last == null)) {
      return false;
    }
    for (int value = begin; value <= end; value += stepped ? Integer.parseInt(step) : 1) {
      values.set(value);
    }
    return true;
  }
}
