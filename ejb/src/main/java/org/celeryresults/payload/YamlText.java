package org.celeryresults.payload;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * All of a YAML text at once. SnakeYAML's own reader takes a thousand characters at a time and
 * copies what it has for each, which makes a scalar of 20 MB cost minutes.
 */
final class YamlText extends StreamReader {
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final int[] points;
  private int at;
  private int line;
  private int column;

  YamlText(String text) {
    super("");
    points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      if (!isPrintable(points[i])) {
        throw new MalformedPayloadException("a character that YAML does not allow", i);
      }
    }
  }

  @Override
  public Mark getMark() {
    return new Mark("payload", at, line, column, points, at);
  }

  @Override
  public void forward() {
    forward(1);
  }

  @Override
  public void forward(int length) {
    for (int i = 0; i < length && at < points.length; i++) {
      int point = points[at++];
      if (endsLine(point)) {
        line++;
        column = 0;
      } else if (point != BYTE_ORDER_MARK) {
        column++;
      }
    }
  }

  private boolean endsLine(int point) {
    return switch (point) {
      case '\n', 0x85, 0x2028, 0x2029 -> true;
      case '\r' -> peek() != '\n';
      default -> false;
    };
  }

  @Override
  public int peek() {
    return peek(0);
  }

  /** Zero after the end. */
  @Override
  public int peek(int ahead) {
    return at + ahead < points.length ? points[at + ahead] : 0;
  }

  @Override
  public String prefix(int length) {
    return new String(points, at, Math.min(length, points.length - at));
  }

  @Override
  public String prefixForward(int length) {
    String prefix = prefix(length);
    at = Math.min(at + length, points.length);
    column += length;
    return prefix;
  }

  @Override
  public int getColumn() {
    return column;
  }

  @Override
  public int getDocumentIndex() {
    return at;
  }

  @Override
  public int getIndex() {
    return at;
  }

  @Override
  public int getLine() {
    return line;
  }
}
