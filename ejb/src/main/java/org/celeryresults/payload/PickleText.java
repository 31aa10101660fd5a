package org.celeryresults.payload;

import java.nio.charset.StandardCharsets;

/** The texts of protocol 0, with their two ways to escape. */
final class PickleText {
  private static final String SIMPLE_FROM = "nrtabfv0'\"\\";
  private static final String SIMPLE_TO = "\n\r\t\u0007\b\f\u000B\0'\"\\";

  private PickleText() {}

  /** raw-unicode-escape: only \\uXXXX and \\UXXXXXXXX are escapes. */
  static String rawUnicode(String line) {
    StringBuilder text = new StringBuilder(line.length());
    for (int at = 0; at < line.length(); ) {
      char c = line.charAt(at);
      char kind = c == '\\' && at + 1 < line.length() ? line.charAt(at + 1) : ' ';
      if (kind == 'u' || kind == 'U') {
        int digits = kind == 'u' ? 4 : 8;
        text.appendCodePoint(hex(line, at + 2, digits));
        at += 2 + digits;
      } else {
        text.append(c);
        at++;
      }
    }
    return text.toString();
  }

  /** The repr of a Python 2 str. */
  static String quoted(String line) {
    String repr = line.strip();
    char quote = repr.isEmpty() ? ' ' : repr.charAt(0);
    boolean right = repr.length() >= 2 && repr.charAt(repr.length() - 1) == quote;
    if (!right || (quote != '\'' && quote != '"')) {
      throw new MalformedPayloadException("a text without its quotes");
    }
    String inner = repr.substring(1, repr.length() - 1);
    return PickleScalars.ascii(unescape(inner).getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String unescape(String escaped) {
    StringBuilder text = new StringBuilder(escaped.length());
    for (int at = 0; at < escaped.length(); at++) {
      char c = escaped.charAt(at);
      if (c != '\\' || at + 1 == escaped.length()) {
        text.append(c);
        continue;
      }
      char kind = escaped.charAt(++at);
      int simple = SIMPLE_FROM.indexOf(kind);
      if (kind == 'x') {
        text.append((char) hex(escaped, at + 1, 2));
        at += 2;
      } else if (simple >= 0) {
        text.append(SIMPLE_TO.charAt(simple));
      } else {
        text.append('\\').append(kind);
      }
    }
    return text.toString();
  }

  private static int hex(String text, int from, int digits) {
    if (from + digits > text.length()) {
      throw new MalformedPayloadException("an escape that ends too early");
    }
    int point = 0;
    for (int at = from; at < from + digits; at++) {
      int digit = Character.digit(text.charAt(at), 16);
      if (digit < 0 || point > Character.MAX_CODE_POINT >> 4) {
        throw new MalformedPayloadException("an escape that is none");
      }
      point = point << 4 | digit;
    }
    return point;
  }
}
