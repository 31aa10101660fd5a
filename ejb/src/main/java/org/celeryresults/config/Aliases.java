package org.celeryresults.config;

import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;

/** The names of further stores, found among the names of configuration properties. */
final class Aliases {
  static final String PREFIX = Setting.DATASOURCE.key() + ".";

  private static final String IN_ENVIRONMENT = inEnvironment(PREFIX);
  private static final String DEFAULT = "default";
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-]{1,50}");

  private Aliases() {}

  static boolean isValid(String alias) {
    return VALID.matcher(alias).matches() && !alias.equals(DEFAULT);
  }

  /**
   * Those that properties name. MicroProfile Config lists an environment variable as it is spelled:
   * it is an alias of its own unless it overrides a property.
   */
  static SortedSet<String> among(Iterable<String> properties) {
    Set<String> names =
        StreamSupport.stream(properties.spliterator(), false).collect(Collectors.toSet());
    SortedSet<String> aliases = new TreeSet<>();
    names.stream().filter(name -> name.startsWith(PREFIX)).forEach(name -> add(aliases, name));
    Set<String> told =
        aliases.stream().map(alias -> inEnvironment(PREFIX + alias)).collect(Collectors.toSet());
    names.stream()
        .filter(name -> name.startsWith(IN_ENVIRONMENT) && !told.contains(name))
        .forEach(name -> add(aliases, PREFIX + lowerCase(name.substring(IN_ENVIRONMENT.length()))));
    return aliases;
  }

  private static void add(SortedSet<String> aliases, String property) {
    String alias = property.substring(PREFIX.length());
    if (!isValid(alias)) {
      throw new CeleryResultsException(
          Message.ALIAS_INVALID, property, alias, DEFAULT, Setting.DATASOURCE.key());
    }
    aliases.add(alias);
  }

  private static String inEnvironment(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
