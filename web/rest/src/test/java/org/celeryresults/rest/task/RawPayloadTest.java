package org.celeryresults.rest.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawPayloadTest {
  @Test
  void binary_content_is_freed_from_base64() {
    assertThat(RawPayload.bytes("gAQ=", "binary")).containsExactly(0x80, 0x04);
  }

  @Test
  void text_is_sent_as_utf8_and_so_is_what_only_claims_to_be_base64() {
    byte[] text = "h\u00e4 ".getBytes(StandardCharsets.UTF_8);

    assertThat(RawPayload.bytes("h\u00e4 ", "utf-8")).isEqualTo(text);
    assertThat(RawPayload.bytes("x", "binary")).isEqualTo(new byte[] {'x'});
  }

  @Test
  void the_rows_own_content_type_is_kept() {
    assertThat(RawPayload.type("application/x-python-serialize"))
        .isEqualTo("application/x-python-serialize");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "json", "a/b\r\nSet-Cookie: x=y", "*/*", "text/html; charset=utf-7"})
  void what_is_no_plain_media_type_becomes_bytes(String stored) {
    assertThat(RawPayload.type(stored)).isEqualTo("application/octet-stream");
  }
}
