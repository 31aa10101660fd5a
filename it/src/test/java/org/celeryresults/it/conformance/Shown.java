package org.celeryresults.it.conformance;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.celeryresults.payload.Payload;
import org.celeryresults.payload.PythonRepr;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.payload.TaskError;
import org.celeryresults.task.TaskResult;

/** Our values in the form of the expected ones. */
final class Shown {

  private Shown() {}

  /** A task's result or exception, in whichever form Python's is: json, repr or exception. */
  static Map<String, Object> result(TaskResult task, Map<?, ?> like) {
    if (task.error().isPresent()) {
      Object exception = like.get("exception");
      Object args = exception instanceof Map<?, ?> python ? python.get("args") : null;
      return Map.of("exception", error(task.error().orElseThrow(), args));
    }
    return value(value(task.payload()), like);
  }

  private static Map<String, Object> value(Object value, Object like) {
    return like instanceof Map<?, ?> python && python.containsKey("repr")
        ? map("repr", quoted(PythonRepr.repr(value)), "type", python.get("type"))
        : map("json", normal(value));
  }

  /** Python's ascii(text). */
  static String quoted(String text) {
    return ascii(PythonRepr.repr(text));
  }

  private static Map<String, Object> error(TaskError error, Object args) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("class", error.excType());
    shown.put("module", error.excModule());
    shown.put("str", quoted(error.str()));
    shown.put("repr", quoted(error.repr()));
    shown.put("args", value(error.args(), args));
    return shown;
  }

  static Object value(Payload payload) {
    return payload instanceof Payload.Value value ? value.value() : payload;
  }

  static List<Object> tuples(List<ResultTuple> tuples) {
    List<Object> shown = new ArrayList<>();
    tuples.forEach(tuple -> shown.add(normal(tuple.toValue())));
    return shown;
  }

  /** Lists, maps with text keys, BigDecimals; the rest as it is. */
  static Object normal(Object value) {
    if (value instanceof List<?> list) {
      List<Object> normal = new ArrayList<>();
      list.forEach(item -> normal.add(normal(item)));
      return normal;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> normal = new LinkedHashMap<>();
      map.forEach((key, item) -> normal.put(String.valueOf(key), normal(item)));
      return normal;
    }
    if (value instanceof Number number) {
      return decimal(number).stripTrailingZeros();
    }
    return value;
  }

  static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static BigDecimal decimal(Number number) {
    return number instanceof BigInteger whole
        ? new BigDecimal(whole)
        : new BigDecimal(number.toString());
  }

  /** The fixtures' repr is ASCII: everything else is escaped, as Python's ascii() does. */
  private static String ascii(String text) {
    StringBuilder ascii = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c < 0x80) {
                ascii.appendCodePoint(c);
              } else if (c < 0x100) {
                ascii.append("\\x%02x".formatted(c));
              } else {
                ascii.append((c < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(c));
              }
            });
    return ascii.toString();
  }
}
