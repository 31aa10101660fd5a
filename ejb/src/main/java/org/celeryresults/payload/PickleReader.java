package org.celeryresults.payload;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads pickles of protocol 0 to 5 as data (Lib/pickletools.py describes the machine): a call
 * becomes a {@link PythonObject} that says what would have been called, but for a few value types
 * of Python's library. Nothing is looked up, imported or run.
 */
final class PickleReader {
  private static final int STOP = '.';
  private static final PickleOpcode[] OPCODES = opcodes();

  final PickleInput in;
  final PickleStack stack = new PickleStack();
  final Budget budget;
  private final Map<Long, @Nullable Object> memo = new HashMap<>();
  private final IdentityHashMap<Object, Long> unfinished = new IdentityHashMap<>();

  private PickleReader(byte[] bytes) {
    this.in = new PickleInput(bytes);
    this.budget = new Budget(ValueLimits.budget(bytes.length));
  }

  static @Nullable Object read(byte[] bytes) {
    PickleReader reader = new PickleReader(bytes);
    for (int code = reader.in.unsigned1(); code != STOP; code = reader.in.unsigned1()) {
      PickleOpcode opcode = OPCODES[code];
      if (opcode == null) {
        throw new MalformedPayloadException(
            "an unknown or refused pickle opcode " + code, reader.in.position());
      }
      opcode.run(reader);
    }
    return ValueLimits.check(reader.stack.pop(), bytes.length);
  }

  void remember(long index) {
    Object value = stack.peek();
    memo.put(index, value);
    if (value instanceof PythonObject) {
      unfinished.put(value, index);
    }
  }

  /** Python counts what is in the memo. */
  void rememberNext() {
    remember(memo.size());
  }

  @Nullable Object recall(long index) {
    if (!memo.containsKey(index)) {
      throw new MalformedPayloadException("the pickle recalls what it never had", in.position());
    }
    return memo.get(index);
  }

  /** For objects that turn out to be a plain value when their state arrives. */
  void replaceTop(Object before, Object now) {
    stack.replaceTop(now);
    Long index = unfinished.remove(before);
    if (index != null) {
      memo.put(index, now);
    }
  }

  private static PickleOpcode[] opcodes() {
    PickleOpcode[] table = new PickleOpcode[256];
    PickleScalars.register(table);
    PickleContainers.register(table);
    PickleObjects.register(table);
    return table;
  }
}
