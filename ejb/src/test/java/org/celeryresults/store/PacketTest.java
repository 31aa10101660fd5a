package org.celeryresults.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "äöü\u07ff", "\u0800漢字\uffff", "😀𝄞", "a\u0001é漢😀"})
  void a_text_has_as_many_bytes_as_in_utf_8(String text) {
    assertThat(Packet.bytes(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void what_drivers_escape_counts_twice() {
    assertThat(Packet.bytes("'\"\\\n\r\u001a")).isEqualTo(12);
  }

  @Test
  void times_and_nothing_count_as_part_of_the_statement() {
    assertThat(Packet.bytes(null)).isZero();
    assertThat(Packet.bytes(OffsetDateTime.MAX)).isZero();
  }
}
