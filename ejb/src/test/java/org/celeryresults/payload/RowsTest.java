package org.celeryresults.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the fixtures comes out as Python's own Celery gives it. */
class RowsTest {
  /**
   * The answers of task/status/ that differ on purpose, by case: what ours has instead. Any other
   * difference fails.
   */
  private static final Map<String, String> BODIES_THAT_DIFFER =
      Map.of(
          "special_floats", // where DCR writes what is not JSON
          "\"result\": [\"NaN\", \"Infinity\", \"-Infinity\", 1e+308, 5e-324, -0.0,"
              + " 0.30000000000000004]",
          "pickle object", // where the view of DCR raises TypeError
          "\"result\": {\"set\": [1, 2], \"bytes\": \"AP8=\", \"tuple\": [1, \"\\u00fc\"],"
              + " \"complex\": \"(1+2j)\", \"dt\": \"2024-01-02T03:04:05.000\", \"null\": \"none key\","
              + " \"5\": \"int key\"}");

  static List<Fixtures> rows() {
    return Fixtures.all();
  }

  @Test
  void all_156_rows_are_there() {
    assertThat(rows()).hasSize(156);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void result(Fixtures row) {
    Map<?, ?> expected = Fixtures.map(row.expected("result"));
    Object result = row.decoded("result");
    if (expected.get("exception") instanceof Map<?, ?> exception) {
      assertThat(row.isException()).isTrue();
      same(TaskError.of(result).orElseThrow(), exception);
    } else if (expected.containsKey("json_sha256")) {
      assertThat(sha256(PythonJson.dumps(result))).isEqualTo(expected.get("json_sha256"));
    } else {
      same(result, expected);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void args_and_kwargs(Fixtures row) {
    same(arguments(row, "task_args").value(), Fixtures.map(row.expected("args")));
    same(arguments(row, "task_kwargs").value(), Fixtures.map(row.expected("kwargs")));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void children_and_own_meta(Fixtures row) {
    TaskMeta meta = TaskMeta.read(row.text("meta"), row.type(), row.encoding());
    assertThat(meta.children().stream().map(ResultTuple::toValue).toList())
        .isEqualTo(row.expected("children"));
    same(meta.own(), Fixtures.map(row.expected("meta_extra")));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void answer_of_task_status(Fixtures row) {
    String body = PythonJson.dumps(row.body());
    String other = BODIES_THAT_DIFFER.get(String.valueOf(row.text("case")));
    if (other != null) {
      assertThat(body).contains(other).isNotEqualTo(row.expected("body"));
    } else if (row.expected("body_sha256") != null) {
      assertThat(sha256(body)).isEqualTo(row.expected("body_sha256"));
    } else {
      assertThat(body).isEqualTo(row.expected("body"));
    }
  }

  private static TaskArguments arguments(Fixtures row, String column) {
    return TaskArguments.read(row.text(column), row.type(), row.encoding());
  }

  private static void same(@Nullable Object value, Map<?, ?> expected) {
    if (expected.containsKey("json")) {
      assertThat(PythonJson.dumps(value)).isEqualTo(PythonJson.dumps(expected.get("json")));
    } else {
      assertThat(ascii(PythonRepr.repr(value))).isEqualTo(expected.get("repr"));
    }
  }

  private static void same(TaskError error, Map<?, ?> expected) {
    assertThat(error.excType()).isEqualTo(expected.get("class"));
    assertThat(error.excModule()).isEqualTo(expected.get("module"));
    if (expected.containsKey("str")) {
      assertThat(ascii(error.str())).isEqualTo(expected.get("str"));
      assertThat(ascii(error.repr())).isEqualTo(expected.get("repr"));
      same(error.args(), Fixtures.map(expected.get("args")));
    } else {
      assertThat(sha256(ascii(error.str()))).isEqualTo(expected.get("str_sha256"));
      assertThat(sha256(ascii(error.repr()))).isEqualTo(expected.get("repr_sha256"));
      assertThat(sha256(PythonJson.dumps(error.args()))).isEqualTo(expected.get("args_sha256"));
    }
  }

  /** Python's {@code ascii()} of a text. */
  private static String ascii(String text) {
    StringBuilder out = new StringBuilder();
    PythonRepr.repr(text).codePoints().forEach(point -> append(point, out));
    return out.toString();
  }

  private static void append(int point, StringBuilder out) {
    if (point < 0x7F) {
      out.appendCodePoint(point);
    } else {
      PythonText.escapeByNumber(point, out);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
