package org.celeryresults.payload;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as Python's {@code json} module reads and writes it. */
public final class PythonJson {
  private PythonJson() {}

  /**
   * As {@code json.loads}: NaN and infinities are numbers, lone surrogates are characters, integers
   * have any size up to Python's 4300 digits. 1000 levels of nesting and more are refused.
   *
   * @throws MalformedPayloadException with the position, for anything that is not JSON
   */
  public static @Nullable Object loads(String text) {
    return new JsonReader(text, object -> object).read();
  }

  /**
   * Byte for byte what {@code json.dumps(value, cls=DjangoJSONEncoder)} gives, and always valid
   * JSON: where Python writes NaN, Infinity, -Infinity, these are texts here; where Python raises,
   * bytes become base64, sets lists, other objects and odd keys their repr, and a container within
   * itself {@code "[...]"}.
   */
  public static String dumps(@Nullable Object value) {
    return new JsonWriter().write(value);
  }

  static boolean isFinite(double number) {
    return !Double.isNaN(number) && !Double.isInfinite(number);
  }

  static String notANumber(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    return number > 0 ? "Infinity" : "-Infinity";
  }

  /** What an object of JSON becomes: itself, or the value that it stands for. */
  interface ObjectHook {
    Object apply(Map<Object, Object> object);
  }
}
