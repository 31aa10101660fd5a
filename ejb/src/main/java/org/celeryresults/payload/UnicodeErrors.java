package org.celeryresults.payload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** str of UnicodeEncodeError and UnicodeDecodeError: (encoding, what, start, end, reason). */
final class UnicodeErrors {
  private UnicodeErrors() {}

  /** Null for any other exception, or other arguments. */
  static @Nullable String str(String name, List<@Nullable Object> args) {
    boolean five = args.size() == 5;
    if (!five || !(args.get(2) instanceof Long start) || !(args.get(3) instanceof Long end)) {
      return null;
    }
    String what = what(name, args.get(1), start, end);
    if (what == null) {
      return null;
    }
    String where = end == start + 1 ? "position " + start : "position " + start + "-" + (end - 1);
    String codec = "'" + PythonStr.str(args.get(0)) + "' codec can't ";
    return codec + what + " in " + where + ": " + PythonStr.str(args.get(4));
  }

  private static @Nullable String what(String name, @Nullable Object object, long start, long end) {
    boolean single = end == start + 1;
    if ("builtins.UnicodeEncodeError".equals(name) && object instanceof String text) {
      int point = single ? pointAt(text, start) : -1;
      return point < 0 ? "encode characters" : "encode character '" + escaped(point) + "'";
    } else if ("builtins.UnicodeDecodeError".equals(name) && object instanceof byte[] bytes) {
      boolean inside = single && start >= 0 && start < bytes.length;
      return inside ? "decode byte " + hex(bytes[(int) start]) : "decode bytes";
    }
    return null;
  }

  /** Python counts characters, Java's strings count halves of some. */
  private static int pointAt(String text, long index) {
    boolean inside = index >= 0 && index < text.codePointCount(0, text.length());
    return inside ? text.codePointAt(text.offsetByCodePoints(0, (int) index)) : -1;
  }

  private static String hex(byte b) {
    StringBuilder out = new StringBuilder("0x");
    PythonText.hex(b & 0xFF, 2, out);
    return out.toString();
  }

  private static String escaped(int point) {
    StringBuilder out = new StringBuilder();
    PythonText.escapeByNumber(point, out);
    return out.toString();
  }
}
