package org.celeryresults.payload;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers and moments of YAML 1.1, as yaml/constructor.py of PyYAML reads them. */
final class YamlScalars {
  private static final Pattern MOMENT =
      Pattern.compile(
          "(\\d{4})-(\\d\\d?)-(\\d\\d?)"
              + "(?:(?:[Tt]|[ \\t]+)(\\d\\d?):(\\d\\d):(\\d\\d)(?:\\.(\\d*))?"
              + "(?:[ \\t]*(Z|([-+])(\\d\\d?)(?::(\\d\\d))?))?)?");
  private static final Pattern DECIMAL = Pattern.compile("[0-9.]++(?:e[-+]?[0-9]++)?");
  private static final BigInteger SIXTY = BigInteger.valueOf(60);

  private YamlScalars() {}

  /** 12, 0b1, 0o as 017, 0xF, and 1:30 to the base of sixty. */
  static Number integer(String text) {
    String digits = text.replace("_", "");
    boolean negative = digits.startsWith("-");
    if (negative || digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    BigInteger size = new BigInteger(size(digits).toString());
    return PythonNumbers.integer(negative ? size.negate() : size);
  }

  private static Number size(String digits) {
    if (digits.startsWith("0b")) {
      return PythonNumbers.integer(digits.substring(2), 2);
    } else if (digits.startsWith("0x")) {
      return PythonNumbers.integer(digits.substring(2), 16);
    } else if (digits.startsWith("0")) {
      return PythonNumbers.integer(digits, 8);
    }
    BigInteger sum = BigInteger.ZERO;
    for (String part : digits.split(":", -1)) {
      sum = sum.multiply(SIXTY).add(new BigInteger(PythonNumbers.integer(part).toString()));
    }
    return sum;
  }

  static Double floating(String text) {
    String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
    boolean negative = digits.startsWith("-");
    if (negative || digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    double size = size(digits.split(":", -1));
    return negative ? -size : size;
  }

  private static double size(String[] parts) {
    double sum = 0;
    for (String part : parts) {
      sum = sum * 60 + number(part);
    }
    return sum;
  }

  private static double number(String digits) {
    if (".inf".equals(digits)) {
      return Double.POSITIVE_INFINITY;
    } else if (".nan".equals(digits)) {
      return Double.NaN;
    } else if (!DECIMAL.matcher(digits).matches()) {
      throw new MalformedPayloadException("not a number");
    }
    return Double.parseDouble(digits);
  }

  static Object moment(String text) {
    Matcher parts = MOMENT.matcher(text);
    if (!parts.matches()) {
      throw new MalformedPayloadException("not a timestamp");
    }
    LocalDate day = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
    if (parts.group(4) == null) {
      return day;
    }
    LocalDateTime at =
        day.atTime(number(parts, 4), number(parts, 5), number(parts, 6), nanos(parts.group(7)));
    return parts.group(8) == null ? at : at.atOffset(offset(parts));
  }

  private static int number(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int nanos(@Nullable String fraction) {
    String digits = (fraction == null ? "" : fraction) + "000000";
    return Integer.parseInt(digits.substring(0, 6)) * 1000;
  }

  private static ZoneOffset offset(Matcher parts) {
    int sign = "-".equals(parts.group(9)) ? -1 : 1;
    return ZoneOffset.ofTotalSeconds(sign * (number(parts, 10) * 3600 + number(parts, 11) * 60));
  }
}
