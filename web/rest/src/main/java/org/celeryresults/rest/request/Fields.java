package org.celeryresults.rest.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.celeryresults.rest.problem.Complaint;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object that a client has sent, read strictly. Null counts as not given. */
public final class Fields {
  private static final String ARRAY = "an array of strings";
  private static final String OBJECTS = "an array of objects";

  private static final String DURATION = "an ISO-8601 duration such as P1D, or seconds";

  private final Map<?, ?> values;
  private final String prefix;

  Fields(Map<?, ?> values) {
    this(values, "");
  }

  /**
   * @param prefix stands before the names in complaints: {@code outcomes[3].}
   */
  private Fields(Map<?, ?> values, String prefix) {
    this.values = values;
    this.prefix = prefix;
  }

  /** These fields, none of which is another than these. */
  public Fields only(Set<String> allowed) {
    for (Object name : values.keySet()) {
      if (!allowed.contains(name)) {
        throw Complaint.UNKNOWN_FIELD.about(prefix + name).allowed(new TreeSet<>(allowed));
      }
    }
    return this;
  }

  /** True when the field has a value. */
  public boolean has(String name) {
    return values.get(name) != null;
  }

  /** The text, or null. */
  public @Nullable String text(String name) {
    Object value = values.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw Complaint.WRONG_TYPE.about(prefix + name, "a string", kindOf(value));
  }

  /** The text, or the default. */
  public String text(String name, String defaultText) {
    String text = text(name);
    return text == null ? defaultText : text;
  }

  /** True, false, or the default. */
  public boolean flag(String name, boolean defaultFlag) {
    Object value = values.get(name);
    if (value == null) {
      return defaultFlag;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw Complaint.WRONG_TYPE.about(prefix + name, "true or false", kindOf(value));
  }

  /** The text of a length of time, which may be a number of seconds; or null. */
  public @Nullable String duration(String name) {
    Object value = values.get(name);
    if (value instanceof Number) {
      return value.toString();
    }
    String text = text(name);
    if (text != null && text.isBlank()) {
      throw Complaint.INVALID_PARAMETER.about(prefix + name, text, DURATION);
    }
    return text;
  }

  /** The fields of an object; none when it is not given. */
  public Fields object(String name) {
    Object value = values.get(name);
    if (value == null) {
      return new Fields(Map.of(), prefix + name + ".");
    }
    if (value instanceof Map<?, ?> object) {
      return new Fields(object, prefix + name + ".");
    }
    throw Complaint.WRONG_TYPE.about(prefix + name, "an object", kindOf(value));
  }

  /** The field as complaints name it: {@code rules[2].keep_for}. */
  public String path(String name) {
    return prefix + name;
  }

  /** The text of a field that holds serialized content, or null. */
  public @Nullable String serialized(String name) {
    Object value = values.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw Complaint.NOT_SERIALIZED.about(prefix + name, kindOf(value));
  }

  /** The instant, or null. */
  public @Nullable Instant instant(String name) {
    String text = text(name);
    try {
      return text == null ? null : Timestamps.parse(text);
    } catch (DateTimeException e) {
      throw Complaint.INVALID_PARAMETER.about(prefix + name, text, Timestamps.FORM);
    }
  }

  /** The texts of an array; empty when it is not given. */
  public List<String> texts(String name) {
    Object value = values.get(name);
    if (value == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    if (!(value instanceof List<?> items)) {
      throw Complaint.WRONG_TYPE.about(prefix + name, ARRAY, kindOf(value));
    }
    for (Object item : items) {
      if (!(item instanceof String text)) {
        throw Complaint.WRONG_TYPE.about(prefix + name, ARRAY, "one that holds " + kindOf(item));
      }
      texts.add(text);
    }
    return texts;
  }

  /** The objects of an array that must be there. */
  public List<Fields> objects(String name) {
    if (!(values.get(name) instanceof List<?> items)) {
      throw Complaint.WRONG_TYPE.about(prefix + name, OBJECTS, kindOf(values.get(name)));
    }
    List<Fields> objects = new ArrayList<>();
    for (Object item : items) {
      if (!(item instanceof Map<?, ?> object)) {
        throw Complaint.WRONG_TYPE.about(prefix + name, OBJECTS, "one that holds " + kindOf(item));
      }
      objects.add(new Fields(object, "%s%s[%d].".formatted(prefix, name, objects.size())));
    }
    return objects;
  }

  /** The items of an array of anything; empty when it is not given. */
  public List<?> items(String name) {
    Object value = values.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> items) {
      return items;
    }
    throw Complaint.WRONG_TYPE.about(prefix + name, "an array", kindOf(value));
  }

  /** The whole number, or the default. */
  public int number(String name, int defaultNumber) {
    Object value = values.get(name);
    if (value == null) {
      return defaultNumber;
    }
    if (value instanceof Long number && number == number.intValue()) {
      return number.intValue();
    }
    if (value instanceof Number) {
      throw Complaint.INVALID_PARAMETER.about(prefix + name, value, "a whole number of 32 bits");
    }
    throw Complaint.WRONG_TYPE.about(prefix + name, "a number", kindOf(value));
  }

  /** Refuses an id that is not the path's. */
  public void sameId(String name, String idOfPath) {
    String given = text(name, idOfPath);
    if (!given.equals(idOfPath)) {
      throw Complaint.ID_MISMATCH.about(prefix + name, given, idOfPath);
    }
  }

  /** What kind of JSON a decoded value is, for messages. */
  static String kindOf(@Nullable Object value) {
    if (value instanceof Map) {
      return "an object";
    } else if (value instanceof List) {
      return "an array";
    } else if (value instanceof String) {
      return "a string";
    } else if (value instanceof Boolean) {
      return "a boolean";
    }
    return value == null ? "null" : "a number";
  }
}
