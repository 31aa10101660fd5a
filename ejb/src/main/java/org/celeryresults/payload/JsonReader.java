package org.celeryresults.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON text to plain values, without recursion. */
final class JsonReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(ValueLimits.DEEPEST)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(PythonNumbers.MOST_DIGITS + 1)
                  .build())
          .build();

  private final String text;
  private final PythonJson.ObjectHook hook;
  private final Deque<Open> open = new ArrayDeque<>();

  JsonReader(String text, PythonJson.ObjectHook hook) {
    this.text = text;
    this.hook = hook;
  }

  @Nullable Object read() {
    try (JsonParser parser = FACTORY.createParser(text)) {
      Object value = root(parser);
      if (parser.nextToken() != null) {
        throw new MalformedPayloadException("more than one value", offset(parser));
      }
      return value;
    } catch (JsonProcessingException fault) {
      long at = fault.getLocation() == null ? -1 : fault.getLocation().getCharOffset();
      throw new MalformedPayloadException("not JSON: " + withoutSource(fault), at);
    } catch (IOException impossible) {
      throw new MalformedPayloadException("not JSON: " + impossible.getMessage());
    }
  }

  /** Jackson's text up to where it begins to speak of its own source object. */
  private static String withoutSource(JsonProcessingException fault) {
    String message = fault.getOriginalMessage();
    int source = message.indexOf(" (start marker at ");
    return source < 0 ? message : message.substring(0, source);
  }

  private @Nullable Object root(JsonParser parser) throws IOException {
    while (true) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new MalformedPayloadException("not JSON: it ends too early", text.length());
      }
      if (begins(token, parser)) {
        continue;
      }
      Object value = token.isStructEnd() ? end() : scalar(token, parser);
      if (open.isEmpty()) {
        return value;
      }
      open.element().add(value);
    }
  }

  private boolean begins(JsonToken token, JsonParser parser) throws IOException {
    switch (token) {
      case START_OBJECT -> open.push(new Open(new ArrayList<>(0), new LinkedHashMap<>()));
      case START_ARRAY -> open.push(new Open(new ArrayList<>(), null));
      case FIELD_NAME -> open.element().name = parser.currentName();
      default -> {
        return false;
      }
    }
    return true;
  }

  private Object end() {
    Open ended = open.pop();
    return ended.map == null ? ended.list : hook.apply(ended.map);
  }

  private static @Nullable Object scalar(JsonToken token, JsonParser parser) throws IOException {
    return switch (token) {
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> PythonNumbers.integer(parser.getText());
      case VALUE_NUMBER_FLOAT -> number(parser);
      default -> null;
    };
  }

  /** Jackson also takes INF, +INF and so on, which Python doesn't. */
  private static Double number(JsonParser parser) throws IOException {
    double number = parser.getDoubleValue();
    if (parser.isNaN() && !PythonJson.notANumber(number).equals(parser.getText())) {
      throw new MalformedPayloadException("not JSON: " + parser.getText(), offset(parser));
    }
    return number;
  }

  private static long offset(JsonParser parser) {
    return parser.currentTokenLocation().getCharOffset();
  }

  private static final class Open {
    private final List<@Nullable Object> list;
    private final @Nullable Map<Object, Object> map;
    private String name = "";

    private Open(List<@Nullable Object> list, @Nullable Map<Object, Object> map) {
      this.list = list;
      this.map = map;
    }

    private void add(@Nullable Object value) {
      if (map == null) {
        list.add(value);
      } else {
        map.put(name, value);
      }
    }
  }
}
