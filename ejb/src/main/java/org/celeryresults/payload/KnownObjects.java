package org.celeryresults.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How Python shows objects of its own library that have no plain Java form, and all others. */
final class KnownObjects {
  private KnownObjects() {}

  /** repr of complex, Decimal (NaN and the like) and timedelta; null for any other object. */
  static @Nullable String repr(PythonObject object) {
    if (object.isA("builtins", "complex") && isAll(object, Double.class, 2)) {
      return complex((Double) object.args().get(0), (Double) object.args().get(1));
    } else if (isDecimal(object)) {
      return "Decimal('" + object.args().get(0) + "')";
    } else if (isTimedelta(object)) {
      return timedelta(object);
    }
    return null;
  }

  /** What DjangoJSONEncoder makes of it; null for what it can't encode. */
  static @Nullable String django(PythonObject object) {
    if (isDecimal(object)) {
      return String.valueOf(object.args().get(0));
    }
    return isTimedelta(object) ? duration(object) : null;
  }

  /** Attributes to be shown as keyword arguments; empty for what is shown by position. */
  static Map<?, ?> attributes(PythonObject object) {
    boolean hidden =
        object.isCalled()
            || !object.args().isEmpty()
            || !object.elements().isEmpty()
            || !object.entries().isEmpty();
    if (!hidden && object.state() instanceof Map<?, ?> state) {
      boolean named = state.keySet().stream().allMatch(key -> key instanceof String);
      return named ? state : Map.of();
    }
    return Map.of();
  }

  static List<@Nullable Object> parts(PythonObject object) {
    List<@Nullable Object> parts = new ArrayList<>(object.args());
    if (!object.elements().isEmpty()) {
      parts.add(object.elements());
    }
    if (!object.entries().isEmpty()) {
      parts.add(object.entries());
    }
    boolean stateIsAll = parts.isEmpty() && !object.isCalled() && object.state() != null;
    if (stateIsAll) {
      parts.add(object.state());
    }
    return parts;
  }

  private static boolean isDecimal(PythonObject object) {
    return object.isA("decimal", "Decimal") && isAll(object, String.class, 1);
  }

  private static boolean isTimedelta(PythonObject object) {
    return object.isA("datetime", "timedelta") && isAll(object, Long.class, 3);
  }

  private static boolean isAll(PythonObject object, Class<?> type, int size) {
    return object.args().size() == size && object.args().stream().allMatch(type::isInstance);
  }

  private static long arg(PythonObject object, int index) {
    return object.args().get(index) instanceof Long number ? number : 0;
  }

  private static String timedelta(PythonObject object) {
    List<String> parts = new ArrayList<>();
    String[] names = {"days=", "seconds=", "microseconds="};
    for (int i = 0; i < names.length; i++) {
      if (arg(object, i) != 0) {
        parts.add(names[i] + arg(object, i));
      }
    }
    return "datetime.timedelta(" + (parts.isEmpty() ? "0" : String.join(", ", parts)) + ")";
  }

  /** django.utils.duration.duration_iso_string. */
  private static String duration(PythonObject object) {
    long days = arg(object, 0);
    long seconds = arg(object, 1);
    long micros = arg(object, 2);
    String sign = "";
    if (days < 0) {
      sign = "-";
      long borrow = micros == 0 ? 0 : 1;
      long total = -(days * 86_400 + seconds + borrow);
      micros = borrow == 0 ? 0 : 1_000_000 - micros;
      days = total / 86_400;
      seconds = total % 86_400;
    }
    String fraction = micros == 0 ? "" : String.format(Locale.ROOT, ".%06d", micros);
    return String.format(
        Locale.ROOT,
        "%sP%dDT%02dH%02dM%02d%sS",
        sign,
        days,
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60,
        fraction);
  }

  private static String complex(double real, double imaginary) {
    String second = number(imaginary);
    if (real == 0 && 1 / real > 0) {
      return second + "j";
    }
    return "(" + number(real) + (second.startsWith("-") ? "" : "+") + second + "j)";
  }

  private static String number(double value) {
    String text = PythonFloat.repr(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
