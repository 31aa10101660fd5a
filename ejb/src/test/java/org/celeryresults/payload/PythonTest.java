package org.celeryresults.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * python.json holds what CPython 3.11, Django 3.2, PyYAML 6.0, msgpack 1.0 and Celery 5.2 wrote,
 * and what they say about it; null stands for "Python refuses".
 */
class PythonTest {
  private static final Map<?, ?> PYTHON = load();

  @Test
  void pickles_of_all_protocols_have_pythons_repr_and_json() {
    List<String> differences = new ArrayList<>();
    for (Object one : list("values")) {
      Map<?, ?> each = Fixtures.map(one);
      Object value = pickled(each);
      String name = String.valueOf(each.get("name"));
      if (each.get("repr") != null) {
        compare(name + " repr", each.get("repr"), PythonRepr.repr(value), differences);
      }
      Object json = each.get("json");
      if (json instanceof String text && !text.contains("NaN") && !text.contains("Infinity")) {
        compare(name + " json", text, PythonJson.dumps(value), differences);
      }
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void pickled_exceptions_have_pythons_class_str_and_repr() {
    List<String> differences = new ArrayList<>();
    for (Object one : list("exceptions")) {
      Map<?, ?> each = Fixtures.map(one);
      TaskError error = TaskError.of(pickled(each)).orElseThrow();
      String name = error.qualifiedName();
      compare(name + " class", each.get("class"), error.excType(), differences);
      compare(name + " module", each.get("module"), error.excModule(), differences);
      compare(name + " str", each.get("str"), error.str(), differences);
      compare(name + " repr", each.get("repr"), error.repr(), differences);
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void floats_have_pythons_repr() {
    List<String> differences = new ArrayList<>();
    for (Object one : list("floats")) {
      List<?> each = (List<?>) Objects.requireNonNull(one);
      long bits = Long.parseUnsignedLong(String.valueOf(each.get(0)), 16);
      double number = Double.longBitsToDouble(bits);
      compare("float", each.get(1), PythonFloat.repr(number), differences);
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void yaml_is_read_as_pyyaml_does() {
    List<String> differences = new ArrayList<>();
    for (Object one : list("yaml")) {
      List<?> each = (List<?>) Objects.requireNonNull(one);
      String text = String.valueOf(each.get(0));
      compare(text, each.get(1), repr(text, "application/x-yaml", "utf-8"), differences);
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void messagepack_is_read_as_python_does() {
    List<String> differences = new ArrayList<>();
    for (Object one : list("msgpack")) {
      List<?> each = (List<?>) Objects.requireNonNull(one);
      String text = String.valueOf(each.get(0));
      compare(text, each.get(1), repr(text, "application/x-msgpack", "binary"), differences);
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void json_is_read_and_written_as_python_does() {
    List<String> differences = new ArrayList<>();
    for (Object one : list("json")) {
      List<?> each = (List<?>) Objects.requireNonNull(one);
      String text = String.valueOf(each.get(0));
      List<?> expected = (List<?>) each.get(1);
      Object repr = expected == null ? null : expected.get(0);
      compare(text, repr, repr(text, "application/json", "utf-8"), differences);
      boolean finite = expected != null && !String.valueOf(expected.get(1)).matches(".*[NI].*");
      if (finite) {
        compare(text, expected.get(1), PythonJson.dumps(PythonJson.loads(text)), differences);
      }
    }
    assertThat(differences).isEmpty();
  }

  private static @Nullable String repr(String text, String type, String encoding) {
    Payload payload = Payload.read(text, type, encoding);
    return payload instanceof Payload.Value value ? PythonRepr.repr(value.value()) : null;
  }

  private static @Nullable Object pickled(Map<?, ?> each) {
    String base64 = String.valueOf(each.get("pickle"));
    Payload payload = Payload.read(base64, "application/x-python-serialize", "binary");
    assertThat(payload).isInstanceOf(Payload.Value.class);
    return ((Payload.Value) payload).value();
  }

  private static void compare(
      String what, @Nullable Object expected, @Nullable String ours, List<String> differences) {
    if (!Objects.equals(expected, ours)) {
      differences.add(what + ": Python " + expected + ", ours " + ours);
    }
  }

  private static List<?> list(String key) {
    return (List<?>) Objects.requireNonNull(PYTHON.get(key));
  }

  private static Map<?, ?> load() {
    try (InputStream in = PythonTest.class.getResourceAsStream("python.json")) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      return Fixtures.map(PythonJson.loads(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
