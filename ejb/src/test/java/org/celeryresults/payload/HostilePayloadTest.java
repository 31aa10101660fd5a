package org.celeryresults.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.celeryresults.payload.Columns.json;
import static org.celeryresults.payload.Columns.msgpack;
import static org.celeryresults.payload.Columns.pickle;
import static org.celeryresults.payload.Columns.reason;
import static org.celeryresults.payload.Columns.value;
import static org.celeryresults.payload.Columns.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Content made to hurt its reader is shown or refused, never run, and costs what it weighs. */
class HostilePayloadTest {
  private static final int MANY = 300_000;

  @Test
  void a_pickle_that_would_run_a_command_is_shown() {
    Object value = value(pickle("cposix\nsystem\n(S'rm -rf /'\ntR."));
    assertThat(value)
        .isInstanceOfSatisfying(
            PythonObject.class,
            object -> {
              assertThat(object.module()).isEqualTo("posix");
              assertThat(object.name()).isEqualTo("system");
              assertThat(object.args()).containsExactly("rm -rf /");
            });
    assertThat(PythonRepr.repr(value)).isEqualTo("system('rm -rf /')");
    assertThat(PythonJson.dumps(value)).isEqualTo("\"system('rm -rf /')\"");
  }

  @Test
  void pickles_that_reach_outside_are_opaque() {
    assertThat(reason(pickle("Pid\n."))).contains("refused pickle opcode");
    assertThat(reason(pickle("\u0080\u0002NQ."))).contains("refused pickle opcode");
    assertThat(reason(pickle("\u0080\u0002\u0082\u0001."))).contains("refused pickle opcode");
    assertThat(reason(pickle("\u0080\u0005\u0097."))).contains("refused pickle opcode");
  }

  @Test
  void declared_lengths_are_not_believed() {
    String gigabytes = "\0\0\0p";
    assertThat(reason(pickle("\u0080\u0004\u008e" + gigabytes + "\0\0\0\0."))).contains("early");
    assertThat(reason(pickle("\u0080\u0004\u008d" + gigabytes + "\0\0\0\0."))).contains("early");
    assertThat(reason(pickle("\u0080\u0004\u008e\0\0\0\0\0\0\0\u0080."))).contains("early");
    assertThat(reason(pickle("\u0080\u0004X" + gigabytes + "."))).contains("early");
    assertThat(reason(pickle("\u0080\u0004B" + gigabytes + "."))).contains("early");
    assertThat(reason(pickle("\u0080\u0004T" + gigabytes + "."))).contains("early");
    assertThat(reason(pickle("\u0080\u0004\u008b" + gigabytes + "."))).contains("early");
    assertThat(reason(pickle("\u0080\u0004\u008b\u00ff\u00ff\u00ff\u00ff."))).contains("early");
    for (int format : new int[] {0xC6, 0xDB, 0xDD, 0xDF, 0xC9}) {
      byte[] bytes = {(byte) format, 0x7F, -1, -1, -1, 0, 0};
      assertThat(reason(msgpack(bytes))).contains("more than there is");
    }
  }

  @Test
  void nesting_below_1000_is_read_and_from_1000_on_refused() {
    assertThat(value(json("[".repeat(999) + "]".repeat(999)))).isInstanceOf(List.class);
    assertThat(reason(json("[".repeat(1000) + "]".repeat(1000)))).contains("depth");
    assertThat(value(pickle("]".repeat(999) + "a".repeat(998) + "."))).isInstanceOf(List.class);
    assertThat(reason(pickle("]".repeat(1000) + "a".repeat(999) + "."))).contains("deep");
    assertThat(value(msgpack(nested(999)))).isInstanceOf(List.class);
    assertThat(reason(msgpack(nested(1000)))).contains("deep");
    assertThat(value(yaml("[".repeat(200) + "]".repeat(200)))).isInstanceOf(List.class);
    assertThat(reason(yaml("[".repeat(1000) + "]".repeat(1000)))).contains("Depth");
  }

  @Test
  void nesting_without_end_is_refused_even_on_a_small_stack() throws InterruptedException {
    List<Supplier<Payload>> readers =
        List.of(
            () -> json("[".repeat(MANY)),
            () -> json("{\"\":".repeat(MANY)),
            () -> yaml("[".repeat(MANY)),
            () -> yaml("- ".repeat(MANY)),
            () -> pickle("]".repeat(MANY) + "a".repeat(MANY - 1) + "."),
            () -> pickle(")" + "\u0085".repeat(MANY) + "."),
            () -> pickle("}" + "N" + ")" + "\u0085".repeat(MANY) + "Ns."),
            () -> msgpack(nested(MANY)));
    for (Supplier<Payload> reader : readers) {
      Payload[] read = new Payload[1];
      Thread thread = new Thread(null, () -> read[0] = reader.get(), "small", 256 * 1024);
      thread.start();
      thread.join();
      assertThat(read[0]).isInstanceOf(Payload.Opaque.class);
    }
  }

  @Test
  void what_was_read_is_written_on_a_small_stack() throws InterruptedException {
    String deep = "[".repeat(999) + "]".repeat(999);
    String[] written = new String[2];
    Thread thread =
        new Thread(
            null,
            () -> {
              Object value = value(json(deep));
              written[0] = PythonJson.dumps(value);
              written[1] = PythonRepr.repr(value);
            },
            "small",
            128 * 1024);
    thread.start();
    thread.join();
    assertThat(written).containsExactly(deep, deep);
  }

  @Test
  void yaml_tags_of_python_are_opaque() {
    assertThat(reason(yaml("!!python/object/apply:os.system ['ls']"))).contains("python/object");
    assertThat(reason(yaml("!!python/name:os.system"))).contains("python/name");
    assertThat(reason(yaml("!!javax.script.ScriptEngineManager []"))).contains("javax.script");
    assertThat(reason(yaml("!own x"))).contains("!own");
  }

  @Test
  void bombs_of_shared_parts_are_opaque() {
    StringBuilder text = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      text.append("a" + i + ": &a" + i + " [" + (alias + ",").repeat(8) + alias + "]\n");
    }
    assertThat(reason(yaml(text.toString()))).contains("too large");
    // a list of ten times the list before
    String level = "q\u0001](" + "h\u0001".repeat(10) + "e";
    assertThat(reason(pickle("]" + level.repeat(12) + "."))).contains("too large");
    String longText = "X\0\0\u0010\0" + "x".repeat(1 << 20) + "q\u0001";
    assertThat(reason(pickle("](" + longText + "h\u0001".repeat(5000) + "e."))).contains("large");
  }

  @Test
  void work_on_shared_parts_is_bounded() {
    String text = "X\0\0\u0010\0" + "x".repeat(1 << 20) + "q\u0001";
    String encode = "c_codecs\nencode\nq\u0002(" + text + "X\6\0\0\0latin1tq\u0003R0";
    String again = "h\u0002h\u0003R0";
    assertThat(reason(pickle(encode + again.repeat(5000) + "N."))).contains("costs too much");
    String merge = "b: &b {" + keys(2000) + "}\nl:\n" + "- {<<: *b}\n".repeat(20_000);
    assertThat(reason(yaml(merge))).contains("costs too much");
  }

  private static String keys(int number) {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < number; i++) {
      keys.append("k").append(i).append(": 1, ");
    }
    return keys.toString();
  }

  @Test
  void containers_within_themselves_are_cut_where_python_cuts_them() {
    Object list = value(pickle("]q\u0001h\u0001a."));
    assertThat(PythonRepr.repr(list)).isEqualTo("[[...]]");
    assertThat(PythonJson.dumps(list)).isEqualTo("[\"[...]\"]");
    Object map = value(yaml("&a {self: *a}"));
    assertThat(PythonRepr.repr(map)).isEqualTo("{'self': {...}}");
    assertThat(map).isInstanceOf(Map.class).hasToString("{self={...}}");
  }

  @Test
  void keys_that_python_refuses_are_opaque() {
    assertThat(reason(pickle("}]Ns."))).contains("hashed");
    assertThat(reason(pickle("}]\u0085Ns."))).contains("hashed");
    assertThat(reason(yaml("? [1]\n: 2"))).contains("hashed");
  }

  @Test
  void broken_base64_and_broken_utf_8_are_opaque() {
    assertThat(reason(Payload.read("gARLA", Columns.PICKLE, "binary"))).isNotEmpty();
    assertThat(reason(Payload.read("g*==", Columns.PICKLE, "binary"))).contains("base64");
    assertThat(reason(Payload.read("g*==", "application/data", "binary"))).contains("base64");
    String latin = Columns.base64((byte) '"', (byte) 0xFC, (byte) '"');
    assertThat(reason(Payload.read(latin, Columns.JSON, "binary"))).contains("UTF-8");
    assertThat(reason(pickle("\u0080\u0004\u008c\u0001\u00fc."))).contains("UTF-8");
    assertThat(reason(msgpack((byte) 0xA1, (byte) 0xFC))).contains("UTF-8");
  }

  @Test
  void integers_that_python_refuses_are_opaque() {
    assertThat(reason(json("9".repeat(5000)))).isNotEmpty();
    assertThat(reason(pickle("L" + "9".repeat(5000) + "L\n."))).contains("4300");
    assertThat(reason(pickle("\u0080\u0002\u008b\0 \0\0" + "\u0011".repeat(8192) + ".")))
        .contains("4300");
  }

  private static byte[] nested(int levels) {
    byte[] bytes = new byte[levels];
    Arrays.fill(bytes, (byte) 0x91);
    bytes[levels - 1] = (byte) 0x90;
    return bytes;
  }
}
