package org.celeryresults.payload;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the reader by content type, as kombu's registry does (kombu/serialization.py). The
 * encoding {@code binary} means that the column holds base64 (django_celery_results/backends/
 * database.py, {@code encode_content}).
 */
final class Decoders {
  private Decoders() {}

  static @Nullable Object decode(String text, String contentType, String contentEncoding) {
    boolean binary = isBinary(contentEncoding);
    return switch (contentType.toLowerCase(Locale.ROOT)) {
      case "application/json" -> KombuJson.loads(binary ? utf8(text) : text);
      case "application/x-yaml" -> YamlReader.read(binary ? utf8(text) : text);
      case "text/plain" -> binary ? utf8(text) : text;
      case "application/data" -> binary ? bytes(text) : text;
      case "application/x-msgpack" -> MsgpackReader.read(raw(text, binary));
      case "application/x-python-serialize" -> PickleReader.read(raw(text, binary));
      default -> throw new MalformedPayloadException("unknown content type");
    };
  }

  private static boolean isBinary(String contentEncoding) {
    String name = contentEncoding.toLowerCase(Locale.ROOT);
    if ("binary".equals(name) || "ascii-8bit".equals(name)) {
      return true;
    }
    if (!isCharset(name)) {
      throw new MalformedPayloadException("unknown content encoding");
    }
    return false;
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException notEvenAName) {
      return false;
    }
  }

  private static byte[] raw(String text, boolean base64) {
    return base64 ? bytes(text) : text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String utf8(String text) {
    return Utf8.strict(bytes(text));
  }

  private static byte[] bytes(String text) {
    try {
      return Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException fault) {
      throw new MalformedPayloadException("not base64: " + fault.getMessage());
    }
  }
}
