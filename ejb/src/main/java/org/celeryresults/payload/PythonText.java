package org.celeryresults.payload;

/** Python's repr of str and bytes. */
final class PythonText {
  private static final String HEX = "0123456789abcdef";

  private PythonText() {}

  static void repr(String text, StringBuilder out) {
    char quote = quote(text.indexOf('\'') >= 0, text.indexOf('"') >= 0);
    out.append(quote);
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      if (point >= 0x7F && isPrintable(point)) {
        out.appendCodePoint(point);
      } else {
        escape(point, quote, out);
      }
    }
    out.append(quote);
  }

  static void repr(byte[] bytes, StringBuilder out) {
    boolean single = false;
    boolean doubled = false;
    for (byte b : bytes) {
      single |= b == '\'';
      doubled |= b == '"';
    }
    char quote = quote(single, doubled);
    out.append('b').append(quote);
    for (byte b : bytes) {
      escape(b & 0xFF, quote, out);
    }
    out.append(quote);
  }

  private static char quote(boolean single, boolean doubled) {
    return single && !doubled ? '"' : '\'';
  }

  private static void escape(int point, char quote, StringBuilder out) {
    switch (point) {
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\\' -> out.append("\\\\");
      default -> {
        if (point == quote) {
          out.append('\\').append(quote);
        } else if (point >= ' ' && point < 0x7F) {
          out.append((char) point);
        } else {
          escapeByNumber(point, out);
        }
      }
    }
  }

  static void escapeByNumber(int point, StringBuilder out) {
    if (point <= 0xFF) {
      hex(point, 2, out.append("\\x"));
    } else if (point <= 0xFFFF) {
      hex(point, 4, out.append("\\u"));
    } else {
      hex(point, 8, out.append("\\U"));
    }
  }

  static void hex(int number, int digits, StringBuilder out) {
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
      out.append(HEX.charAt(number >> shift & 0xF));
    }
  }

  /** {@code str.isprintable}; characters newer than the JVM's Unicode are shown escaped. */
  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
