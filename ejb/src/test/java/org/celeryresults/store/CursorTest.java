package org.celeryresults.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.celeryresults.message.InvalidValueException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final SortOrder<Object> BY_TIME =
      new SortOrder<>("dateDone", false, true, true, row -> row);
  private static final SortOrder<Object> BY_NAME =
      new SortOrder<>("taskName", true, false, false, row -> row);

  @Test
  void a_cursor_survives_being_text() {
    survives(new Cursor(Instant.parse("2026-11-22T07:17:40.860551Z"), 7, false), BY_TIME);
    survives(new Cursor("täsk\nwith = and 😀", Long.MAX_VALUE, true), BY_NAME);
    survives(new Cursor("", 1, false), BY_NAME);
    survives(new Cursor(null, 1, false), BY_NAME);
  }

  @Test
  void a_cursor_of_another_order_is_refused() {
    String byName = new Cursor("a", 1, false).text(BY_NAME);
    refused(byName, BY_TIME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "%%%", "dateDone-> 1", "ZGF0ZURvbmUtPgox"})
  void what_was_never_handed_out_is_refused(String text) {
    refused(text, BY_TIME);
  }

  @Test
  void a_forged_value_is_refused() {
    refused(base64("dateDone->\nnot a number\n="), BY_TIME);
    refused(base64("dateDone->\n1\n=not a time"), BY_TIME);
    refused(base64("dateDone->\n1\n=+1000000000-12-31T23:59:59Z"), BY_TIME);
    refused(base64("dateDone->\n1\nX2026-11-22T07:17:40Z"), BY_TIME);
    refused(base64("taskName+>\n1\n=a\0b"), BY_NAME);
  }

  private static void survives(Cursor cursor, SortOrder<?> order) {
    assertThat(Cursor.parse(cursor.text(order), order)).isEqualTo(cursor);
  }

  private static void refused(@Nullable String text, SortOrder<?> order) {
    assertThatThrownBy(() -> Cursor.parse(String.valueOf(text), order))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("CELRES-0010");
  }

  private static String base64(String plain) {
    return Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
