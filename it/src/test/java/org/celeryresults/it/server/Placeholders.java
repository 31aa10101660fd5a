package org.celeryresults.it.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of system properties in texts: <code>${it.server.home}</code>. */
final class Placeholders {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

  private Placeholders() {}

  /** The text with the properties' values in their places; fails if one isn't set. */
  static String filled(String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(placeholder -> Matcher.quoteReplacement(value(placeholder.group(1))));
  }

  private static String value(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException("No system property " + name);
    }
    return value;
  }
}
