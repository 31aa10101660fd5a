package org.celeryresults.payload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes to text, the strict way and the way pickle does it. */
final class Utf8 {
  private Utf8() {}

  static String strict(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException fault) {
      throw new MalformedPayloadException("not UTF-8");
    }
  }

  /** Python's error handler {@code surrogatepass}: a lone surrogate is three bytes ED A0..BF xx. */
  static String surrogatePass(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    int from = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (isSurrogate(bytes, at)) {
        text.append(strict(slice(bytes, from, at)));
        text.append((char) (0xD000 | (bytes[at + 1] & 0x3F) << 6 | (bytes[at + 2] & 0x3F)));
        at += 2;
        from = at + 1;
      }
    }
    return text.append(strict(slice(bytes, from, bytes.length))).toString();
  }

  private static boolean isSurrogate(byte[] bytes, int at) {
    return bytes[at] == (byte) 0xED
        && at + 2 < bytes.length
        && (bytes[at + 1] & 0xE0) == 0xA0
        && (bytes[at + 2] & 0xC0) == 0x80;
  }

  private static byte[] slice(byte[] bytes, int from, int to) {
    return from == 0 && to == bytes.length ? bytes : java.util.Arrays.copyOfRange(bytes, from, to);
  }
}
