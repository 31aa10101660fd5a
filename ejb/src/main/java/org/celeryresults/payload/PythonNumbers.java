package org.celeryresults.payload;

import java.math.BigInteger;

/** Whole numbers: Long where they fit, else BigInteger. */
final class PythonNumbers {
  /** {@code sys.int_info.default_max_str_digits}: Python neither reads nor shows longer ones. */
  static final int MOST_DIGITS = 4300;

  private static final int LONG_DIGITS = 18;
  private static final int MOST_BITS = 14_285;

  private PythonNumbers() {}

  /** From decimal digits with an optional minus. */
  static Number integer(String digits) {
    return integer(digits, 10);
  }

  static Number integer(String digits, int radix) {
    int sign = digits.startsWith("-") ? 1 : 0;
    if (digits.length() - sign > (radix == 10 ? MOST_DIGITS : MOST_BITS)) {
      throw new MalformedPayloadException("an integer of more than 4300 digits");
    }
    try {
      return digits.length() <= LONG_DIGITS && radix == 10
          ? (Number) Long.valueOf(digits)
          : integer(new BigInteger(digits, radix));
    } catch (NumberFormatException fault) {
      throw new MalformedPayloadException("not an integer");
    }
  }

  static Number integer(BigInteger number) {
    if (number.bitLength() > MOST_BITS) {
      throw new MalformedPayloadException("an integer of more than 4300 digits");
    }
    return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
  }
}
