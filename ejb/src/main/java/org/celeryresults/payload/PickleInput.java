package org.celeryresults.payload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle. A declared length is checked against what is left before it is used. */
final class PickleInput {
  private final ByteBuffer bytes;

  PickleInput(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  int position() {
    return bytes.position();
  }

  int unsigned1() {
    return need(1).get() & 0xFF;
  }

  int unsigned2() {
    return need(2).getShort() & 0xFFFF;
  }

  int signed4() {
    return need(4).getInt();
  }

  long unsigned4() {
    return signed4() & 0xFFFF_FFFFL;
  }

  long signed8() {
    return need(8).getLong();
  }

  double bigEndianDouble() {
    return Double.longBitsToDouble(Long.reverseBytes(signed8()));
  }

  byte[] take(long length) {
    byte[] taken = new byte[checked(length)];
    bytes.get(taken);
    return taken;
  }

  /** Text up to the end of the line, byte by byte as Latin-1. */
  String line() {
    int from = bytes.position();
    int to = from;
    while (to < bytes.limit() && bytes.get(to) != '\n') {
      to++;
    }
    if (to == bytes.limit()) {
      throw tooShort();
    }
    String line = new String(bytes.array(), from, to - from, StandardCharsets.ISO_8859_1);
    bytes.position(to + 1);
    return line;
  }

  private ByteBuffer need(int length) {
    checked(length);
    return bytes;
  }

  private int checked(long length) {
    if (length < 0 || length > bytes.remaining()) {
      throw tooShort();
    }
    return (int) length;
  }

  private MalformedPayloadException tooShort() {
    return new MalformedPayloadException("the pickle ends too early", bytes.position());
  }
}
