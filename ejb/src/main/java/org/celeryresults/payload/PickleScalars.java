package org.celeryresults.payload;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Opcodes that push one value which contains no other, and those that change nothing. */
final class PickleScalars {
  private PickleScalars() {}

  static void register(PickleOpcode[] table) {
    table['N'] = reader -> reader.stack.push(null);
    table[0x88] = reader -> reader.stack.push(true);
    table[0x89] = reader -> reader.stack.push(false);
    table['I'] = reader -> reader.stack.push(line(reader.in.line()));
    table['L'] = reader -> reader.stack.push(longLine(reader.in.line()));
    table['J'] = reader -> reader.stack.push((long) reader.in.signed4());
    table['K'] = reader -> reader.stack.push((long) reader.in.unsigned1());
    table['M'] = reader -> reader.stack.push((long) reader.in.unsigned2());
    table[0x8A] = reader -> reader.stack.push(whole(reader.in.take(reader.in.unsigned1())));
    table[0x8B] = reader -> reader.stack.push(whole(reader.in.take(reader.in.signed4())));
    table['F'] = reader -> reader.stack.push(floating(reader.in.line()));
    table['G'] = reader -> reader.stack.push(reader.in.bigEndianDouble());
    texts(table);
    table[0x80] = PickleScalars::protocol;
    // A frame only says how much to read ahead.
    table[0x95] = reader -> reader.in.signed8();
    // A buffer that is in the pickle is already what it would be turned into.
    table[0x98] = reader -> {};
  }

  private static void texts(PickleOpcode[] table) {
    table['S'] = reader -> reader.stack.push(PickleText.quoted(reader.in.line()));
    table['T'] = reader -> reader.stack.push(ascii(reader.in.take(reader.in.signed4())));
    table['U'] = reader -> reader.stack.push(ascii(reader.in.take(reader.in.unsigned1())));
    table['V'] = reader -> reader.stack.push(PickleText.rawUnicode(reader.in.line()));
    table['X'] = reader -> reader.stack.push(text(reader.in.take(reader.in.unsigned4())));
    table[0x8C] = reader -> reader.stack.push(text(reader.in.take(reader.in.unsigned1())));
    table[0x8D] = reader -> reader.stack.push(text(reader.in.take(reader.in.signed8())));
    table['B'] = reader -> reader.stack.push(reader.in.take(reader.in.unsigned4()));
    table['C'] = reader -> reader.stack.push(reader.in.take(reader.in.unsigned1()));
    table[0x8E] = reader -> reader.stack.push(reader.in.take(reader.in.signed8()));
    table[0x96] = reader -> reader.stack.push(reader.in.take(reader.in.signed8()));
  }

  private static void protocol(PickleReader reader) {
    int protocol = reader.in.unsigned1();
    if (protocol > 5) {
      throw new MalformedPayloadException("pickle protocol " + protocol, 1);
    }
  }

  private static Object line(String digits) {
    return switch (digits) {
      case "00" -> false;
      case "01" -> true;
      default -> PythonNumbers.integer(digits.strip());
    };
  }

  private static Number longLine(String digits) {
    String number = digits.strip();
    boolean suffixed = number.endsWith("L");
    return PythonNumbers.integer(suffixed ? number.substring(0, number.length() - 1) : number);
  }

  private static Number whole(byte[] littleEndian) {
    byte[] bigEndian = new byte[littleEndian.length];
    for (int i = 0; i < bigEndian.length; i++) {
      bigEndian[i] = littleEndian[bigEndian.length - 1 - i];
    }
    return bigEndian.length == 0 ? 0L : PythonNumbers.integer(new BigInteger(bigEndian));
  }

  private static Double floating(String digits) {
    return switch (digits.strip()) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.valueOf(digits.strip());
    };
  }

  private static String text(byte[] bytes) {
    return Utf8.surrogatePass(bytes);
  }

  /** Texts of Python 2: Python 3 takes them only when they are ASCII. */
  static String ascii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        throw new MalformedPayloadException("a text of Python 2 that is not ASCII");
      }
    }
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
