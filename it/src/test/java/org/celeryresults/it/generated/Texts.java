package org.celeryresults.it.generated;

import java.util.List;
import java.util.random.RandomGenerator;

/** Texts of all kinds of characters. Lengths are counted in characters (code points). */
final class Texts {
  /** No column can hold these. */
  private static final List<String> NOT_STORABLE = List.of("\0", "\ud83d", "\ude00");

  private static final List<String> ALPHABETS =
      List.of(
          "abcdefghijklmnopqrstuvwxyz0123456789_.-@",
          "'\"\\`%_?$:;{}[]()<>&|/*-#!~^, \t\n\r",
          "äöüßéèñÅİıŒſ",
          "漢字かなカナ한국어עבריתالعربية",
          "😀🚀👩\u200d💻🇩🇪𝄞𠜎\udbff\udffd",
          "\u0001\u0002\u0007\b\u000b\f\u001a\u001b\u007f\u0080\u0085\u009f",
          "e\u0301\u200b\u200e\u202e\u2028\u2029\ufeff\ufffd\ufffe\uffff");

  private final RandomGenerator random;

  Texts(RandomGenerator random) {
    this.random = random;
  }

  /** From one character to that many; now and then exactly that many. */
  String upTo(int most) {
    return exactly(random.nextInt(10) == 0 ? most : 1 + random.nextInt(Math.min(most, 40)));
  }

  /** Of one alphabet, or of all of them. */
  String exactly(int length) {
    boolean mixed = random.nextBoolean();
    String alphabet = pick(ALPHABETS);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      String from = mixed ? pick(ALPHABETS) : alphabet;
      int at = random.nextInt(from.codePointCount(0, from.length()));
      text.appendCodePoint(from.codePointAt(from.offsetByCodePoints(0, at)));
    }
    return text.toString();
  }

  /** The text, and once or twice something between its characters. */
  Spoiled spoiled(String text) {
    String bad = pick(NOT_STORABLE);
    int at = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length()) + 1));
    String before = text.substring(0, at);
    String after = text.substring(at);
    String end = random.nextBoolean() ? bad : "";
    return new Spoiled(
        before + bad + after + end, before + "\ufffd" + after + (end.isEmpty() ? "" : "\ufffd"));
  }

  /** A text that can't be stored, and how it is repaired where it may be. */
  record Spoiled(String text, String repaired) {}

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
