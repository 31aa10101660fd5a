package org.celeryresults.rest.request;

import jakarta.ws.rs.core.MediaType;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.celeryresults.rest.problem.Complaint;
import org.jspecify.annotations.Nullable;

/** What paths and headers must look like to be understood. */
final class Syntax {
  private static final Pattern WEIGHT =
      Pattern.compile(";\\s*q\\s*=([^,;]*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern LONE_STAR = Pattern.compile("^\\s*\\*(?=\\s*(?:;|$))");
  private static final Pattern NUMBER = Pattern.compile("\\d+\\.?\\d*|\\.\\d+");

  private Syntax() {}

  /**
   * Refuses bytes that are no UTF-8, and semicolons: what follows them would be left out, and so
   * {@code DELETE …/a;b} would delete {@code a}.
   */
  static void path(String raw) {
    if (raw.indexOf(';') >= 0) {
      throw Complaint.SEMICOLON_IN_PATH.of();
    }
    String bytes = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (CharacterCodingException e) {
      throw Complaint.PATH_NOT_UTF8.of();
    }
  }

  /** Refuses a header that is no media type; one that isn't there is none. */
  static void mediaType(String header, @Nullable String value) {
    if (value != null && !isMediaType(value)) {
      throw Complaint.MALFORMED_HEADER.about(header, value);
    }
  }

  /**
   * The same for a list of them, with weights; like RESTEasy, no commas within quotes. A lone star
   * stands for all types, as Java's own client sends it.
   */
  static void mediaTypes(String header, @Nullable String value) {
    weights(header, value);
    if (value == null || value.isBlank()) {
      return;
    }
    for (String element : value.split(",", 0)) {
      if (element.isBlank() || !isMediaType(LONE_STAR.matcher(element).replaceFirst("*/*"))) {
        throw Complaint.MALFORMED_HEADER.about(header, value);
      }
    }
  }

  /** Refuses weights that are no numbers. */
  static void weights(String header, @Nullable String value) {
    if (value == null) {
      return;
    }
    Matcher weight = WEIGHT.matcher(value);
    while (weight.find()) {
      if (!NUMBER.matcher(weight.group(1).strip()).matches()) {
        throw Complaint.MALFORMED_HEADER.about(header, value);
      }
    }
  }

  private static boolean isMediaType(String text) {
    try {
      return MediaType.valueOf(text.strip()) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
