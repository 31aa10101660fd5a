package org.celeryresults.payload;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Python's repr of a float: the shortest digits that read back as the same number, in Python's
 * layout. {@link Double#toString(double)} is not always the shortest before JDK 19.
 */
final class PythonFloat {
  /** Two decimals of at most that many digits are never the same double (of normal size). */
  private static final int UNIQUE_DIGITS = 15;

  private static final int ENOUGH_DIGITS = 17;

  private PythonFloat() {}

  static String repr(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    double size = Math.abs(value);
    if (Double.isInfinite(size)) {
      return sign + "inf";
    }
    return sign + (size == 0 ? "0.0" : layout(shortest(size)));
  }

  private static BigDecimal shortest(double size) {
    boolean normal = size >= Double.MIN_NORMAL;
    BigDecimal candidate = new BigDecimal(Double.toString(size)).stripTrailingZeros();
    if (normal && candidate.precision() <= UNIQUE_DIGITS) {
      return candidate;
    }
    BigDecimal exact = new BigDecimal(size);
    for (int digits = normal ? UNIQUE_DIGITS : 1; digits < ENOUGH_DIGITS; digits++) {
      // Below a power of two the gap is half as wide: the nearest decimal may miss, its neighbour
      // on the other side may not.
      for (RoundingMode mode :
          new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN}) {
        BigDecimal rounded = exact.round(new MathContext(digits, mode));
        if (rounded.doubleValue() == size) {
          return rounded.stripTrailingZeros();
        }
      }
    }
    return exact.round(new MathContext(ENOUGH_DIGITS)).stripTrailingZeros();
  }

  private static String layout(BigDecimal shortest) {
    String digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale();
    if (point > 16 || point <= -4) {
      return scientific(digits, point - 1);
    }
    if (point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    return point >= digits.length()
        ? digits + "0".repeat(point - digits.length()) + ".0"
        : digits.substring(0, point) + "." + digits.substring(point);
  }

  private static String scientific(String digits, int exponent) {
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    String size = Integer.toString(Math.abs(exponent));
    return mantissa + (exponent < 0 ? "e-" : "e+") + (size.length() < 2 ? "0" : "") + size;
  }
}
