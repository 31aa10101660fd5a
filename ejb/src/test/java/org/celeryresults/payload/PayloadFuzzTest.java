package org.celeryresults.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random and damaged content: always an answer, and one that can be written out. */
class PayloadFuzzTest {
  private static final int TRIES = 10_000;
  private static final String PICKLE_OPCODES =
      "()]}.0125aeludstRNIJKMFGXUVSTBCcibopqghj\u0080\u0081\u0085\u0086\u0087\u0088\u008a\u008c"
          + "\u008f\u0090\u0091\u0092\u0093\u0094\u0095\u0001\u0002\nab'\\";
  private static final String TEXT =
      "[]{}:,-?&*!|>%@`\"'#\n \t0123456789.eE+-abtrufalsn\\u\ud83d~<=_";

  @ParameterizedTest
  @ValueSource(
      strings = {Columns.JSON, Columns.YAML, Columns.PICKLE, Columns.MSGPACK, "text/plain"})
  void random_bytes(String type) {
    Random random = new Random(4711);
    for (int i = 0; i < TRIES; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      written(Payload.read(Columns.base64(bytes), type, "binary"));
      written(Payload.read(new String(bytes, StandardCharsets.ISO_8859_1), type, "utf-8"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Columns.JSON, Columns.YAML})
  void random_texts_of_telling_characters(String type) {
    Random random = new Random(4712);
    for (int i = 0; i < TRIES; i++) {
      written(Payload.read(letters(TEXT, random), type, "utf-8"));
    }
  }

  @Test
  void random_pickle_opcodes() {
    Random random = new Random(4713);
    for (int i = 0; i < TRIES; i++) {
      byte[] bytes = letters(PICKLE_OPCODES, random).getBytes(StandardCharsets.ISO_8859_1);
      written(Columns.pickle(bytes));
    }
  }

  @Test
  void rows_cut_off_or_with_one_byte_changed() {
    Random random = new Random(4714);
    List<Fixtures> rows =
        Fixtures.all().stream().filter(row -> row.encoding().equals("binary")).toList();
    for (int i = 0; i < TRIES; i++) {
      Fixtures row = rows.get(random.nextInt(rows.size()));
      byte[] bytes = Base64.getDecoder().decode(String.valueOf(row.text("result")));
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      written(Columns.pickle(bytes));
      written(Columns.pickle(java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length))));
    }
  }

  private static String letters(String alphabet, Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(50); left > 0; left--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static void written(Payload payload) {
    if (payload instanceof Payload.Value value) {
      String json = PythonJson.dumps(value.value());
      assertThat(PythonJson.dumps(PythonJson.loads(json))).isEqualTo(json);
      assertThat(PythonRepr.repr(value.value())).isNotEmpty();
      TaskError.of(value.value()).ifPresent(error -> assertThat(error.repr()).isNotEmpty());
    } else {
      assertThat(((Payload.Opaque) payload).reason()).isNotNull();
    }
  }
}
