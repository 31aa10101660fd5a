package org.celeryresults.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of a search that hold together, each with its parameter; immutable. The JPQL pieces
 * are ours, what users give is a parameter always.
 */
public final class Conditions {
  /** No condition: everything. */
  public static final Conditions NONE = new Conditions(Map.of());

  private final Map<String, Condition> byName;

  private Conditions(Map<String, Condition> byName) {
    this.byName = byName;
  }

  /**
   * These, and one more; one of the same name is replaced.
   *
   * @param jpql on the entity {@code e}, with the parameter {@code :name}
   * @param value of the parameter; null: the condition of that name falls away
   */
  public Conditions and(String name, String jpql, @Nullable Object value) {
    return value == null ? without(name) : and(name, jpql, Map.of(name, value));
  }

  /** The same with the condition's own parameters, by name. */
  public Conditions and(String name, String jpql, Map<String, Object> parameters) {
    Map<String, Condition> copy = new LinkedHashMap<>(byName);
    copy.put(name, new Condition(jpql, parameters));
    return new Conditions(copy);
  }

  /** These but the one of that name. */
  public Conditions without(String name) {
    Map<String, Condition> copy = new LinkedHashMap<>(byName);
    copy.remove(name);
    return new Conditions(copy);
  }

  /** The attribute equals the value. */
  public Conditions equal(String attribute, @Nullable String value) {
    Columns.text(attribute, value);
    return and(attribute, "e." + attribute + " = :" + attribute, value);
  }

  /** The attribute begins with the text. */
  public Conditions startsWith(String attribute, @Nullable String prefix) {
    Columns.text(attribute, prefix);
    String name = attribute + "Prefix";
    String jpql = "e.%s LIKE :%s ESCAPE '!'".formatted(attribute, name);
    return and(name, jpql, prefix == null ? null : escaped(prefix) + "%");
  }

  /** One of the attributes contains the text, in any case. */
  public Conditions contains(List<String> attributes, @Nullable String text) {
    Columns.text("text", text);
    String jpql =
        attributes.stream()
            .map("LOWER(e.%s) LIKE :text ESCAPE '!'"::formatted)
            .collect(Collectors.joining(" OR ", "(", ")"));
    String pattern = text == null ? null : containing(text.toLowerCase(Locale.ROOT));
    return and("text", jpql, pattern);
  }

  /** The attribute, an Instant, is in the range. */
  public Conditions within(String attribute, TimeRange range) {
    String from = attribute + "From";
    String to = attribute + "To";
    return and(from, "e.%s >= :%s".formatted(attribute, from), range.from())
        .and(to, "e.%s < :%s".formatted(attribute, to), range.to());
  }

  /** True when everything is found. */
  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** JPQL with a leading WHERE, or nothing; {@code more} are conditions of the same kind. */
  public String where(Stream<String> more) {
    String all =
        Stream.concat(byName.values().stream().map(Condition::jpql), more)
            .collect(Collectors.joining(" AND "));
    return all.isEmpty() ? "" : " WHERE " + all;
  }

  /** The parameters by name. */
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    byName.values().forEach(condition -> parameters.putAll(condition.parameters()));
    return parameters;
  }

  /** The pattern of LIKE … ESCAPE '!' for everything that contains the text. */
  public static String containing(String text) {
    return "%" + escaped(text) + "%";
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private record Condition(String jpql, Map<String, Object> parameters) {}
}
