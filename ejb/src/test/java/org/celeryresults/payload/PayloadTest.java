package org.celeryresults.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.celeryresults.payload.Columns.json;
import static org.celeryresults.payload.Columns.pickle;
import static org.celeryresults.payload.Columns.reason;
import static org.celeryresults.payload.Columns.value;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PayloadTest {

  @Test
  void no_text_is_null_whatever_its_type() {
    assertThat(Payload.read(null, "anything", "at all")).isEqualTo(new Payload.Value(null));
  }

  @Test
  void plain_text_and_data_are_handed_out() {
    assertThat(value(Payload.read("ü", "text/plain", "utf-8"))).isEqualTo("ü");
    assertThat(value(Payload.read("w7w=", "text/plain", "binary"))).isEqualTo("ü");
    assertThat(value(Payload.read("AP8=", "application/data", "binary")))
        .isEqualTo(new byte[] {0, -1});
    assertThat(value(Payload.read("x", "application/data", "utf-8"))).isEqualTo("x");
  }

  @Test
  void unknown_types_and_encodings_are_opaque_and_say_what_they_are() {
    assertThat(Payload.read("x", "application/x-own", "utf-8"))
        .isEqualTo(new Payload.Opaque("application/x-own", "utf-8", "unknown content type"));
    assertThat(Payload.read("x", "application/json", "gzip"))
        .isEqualTo(new Payload.Opaque("application/json", "gzip", "unknown content encoding"));
    assertThat(reason(Payload.read("x", "application/json", ""))).contains("encoding");
  }

  @Test
  void types_that_newer_celerys_mark_in_json_are_values() {
    assertThat(marked("datetime", "\"2024-02-29T01:02:03.000004+00:00\""))
        .isEqualTo(OffsetDateTime.parse("2024-02-29T01:02:03.000004Z"));
    assertThat(marked("datetime", "\"2024-02-29T01:02:03\""))
        .isEqualTo(LocalDateTime.of(2024, 2, 29, 1, 2, 3));
    assertThat(marked("date", "\"2024-02-29\"")).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(marked("time", "\"12:30:00\"")).isEqualTo(LocalTime.of(12, 30));
    assertThat(marked("decimal", "\"1.50\"")).isEqualTo(new BigDecimal("1.50"));
    assertThat(marked("uuid", "{\"hex\": \"12345678123456781234567812345678\"}"))
        .isEqualTo(UUID.fromString("12345678-1234-5678-1234-567812345678"));
    assertThat(value(json("{\"bytes\": \"AP8=\", \"__base64__\": true}")))
        .isEqualTo(new byte[] {0, -1});
  }

  @Test
  void marks_that_cannot_be_read_stay_what_they_are() {
    String unknown = "{\"__type__\": \"own\", \"__value__\": \"x\"}";
    assertThat(PythonJson.dumps(value(json(unknown)))).isEqualTo(unknown);
    String broken = "{\"__type__\": \"date\", \"__value__\": \"yesterday\"}";
    assertThat(PythonJson.dumps(value(json(broken)))).isEqualTo(broken);
  }

  @Test
  void results_of_20_mb_are_read_and_written() {
    String text = "x".repeat(20_000_000);
    assertThat(text.equals(value(json('"' + text + '"')))).isTrue();
    assertThat(PythonJson.dumps(text).length()).isEqualTo(text.length() + 2);
    assertThat(text.equals(value(Columns.yaml(text)))).isTrue();
    assertThat(text.equals(value(Columns.yaml('"' + text + '"')))).isTrue();
    String length = new String(new byte[] {0, 0x2D, 0x31, 1}, StandardCharsets.ISO_8859_1);
    assertThat(text.equals(value(pickle("\u0080\u0002X" + length + text + ".")))).isTrue();
  }

  @Test
  void json_that_is_none_tells_the_position() {
    assertThatExceptionOfType(MalformedPayloadException.class)
        .isThrownBy(() -> PythonJson.loads("[1, x]"))
        .satisfies(fault -> assertThat(fault.position()).isBetween(4L, 6L));
  }

  @Test
  void values_of_java_that_python_would_refuse_are_written_all_the_same() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    list.add(Double.NaN);
    list.add(List.of(new byte[] {0, -1}));
    assertThat(PythonJson.dumps(list)).isEqualTo("[\"[...]\", \"NaN\", [\"AP8=\"]]");
    assertThat(PythonRepr.repr(list)).isEqualTo("[[...], nan, [b'\\x00\\xff']]");
  }

  private static Object marked(String type, String json) {
    Object value = value(json("{\"__type__\": \"" + type + "\", \"__value__\": " + json + "}"));
    return value == null ? "null" : value;
  }
}
