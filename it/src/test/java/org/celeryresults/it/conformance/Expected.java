package org.celeryresults.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Python says of every row: fixtures/celery/README.md tells the form. */
public final class Expected {

  private Expected() {}

  static JsonObject read(Fixture fixture) {
    try (InputStream in = Expected.class.getClassLoader().getResourceAsStream(fixture.expected());
        JsonReader reader = Json.createReader(in)) {
      return complete(reader.readObject());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of it: a fixture that has lost rows would agree with anything. */
  private static JsonObject complete(JsonObject fixture) {
    assertThat(fixture.getJsonObject("tasks")).hasSize(168);
    assertThat(fixture.getJsonObject("groups")).hasSize(23);
    assertThat(fixture.getJsonArray("chord_counters")).hasSize(2);
    return fixture;
  }

  /** Numbers become BigDecimal, so that it doesn't matter which Java type a decoder chose. */
  static Object plain(JsonValue value) {
    return switch (value.getValueType()) {
      case ARRAY -> list((JsonArray) value);
      case OBJECT -> map((JsonObject) value);
      case STRING -> ((JsonString) value).getString();
      case NUMBER -> ((JsonNumber) value).bigDecimalValue().stripTrailingZeros();
      case TRUE -> true;
      case FALSE -> false;
      case NULL -> null;
    };
  }

  private static List<Object> list(JsonArray array) {
    List<Object> list = new ArrayList<>();
    array.forEach(item -> list.add(plain(item)));
    return list;
  }

  private static Map<String, Object> map(JsonObject object) {
    Map<String, Object> map = new LinkedHashMap<>();
    object.forEach((key, item) -> map.put(key, plain(item)));
    return map;
  }
}
