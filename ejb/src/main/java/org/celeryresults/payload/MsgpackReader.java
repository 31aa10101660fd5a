package org.celeryresults.payload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

/**
 * MessagePack without recursion; no declared length is believed before its bytes are seen. As in
 * Python (msgpack.unpackb with raw=False), texts must be UTF-8; unlike there, numbers may be keys.
 */
final class MsgpackReader {
  private static final int TIMESTAMP = -1;

  private final MessageUnpacker in;
  private final long length;
  private final Deque<Open> open = new ArrayDeque<>();

  private MsgpackReader(byte[] bytes) {
    this.in = MessagePack.newDefaultUnpacker(bytes);
    this.length = bytes.length;
  }

  static @Nullable Object read(byte[] bytes) {
    MsgpackReader reader = new MsgpackReader(bytes);
    try {
      Object value = reader.root();
      if (reader.in.hasNext()) {
        throw new MalformedPayloadException("more than one value", reader.in.getTotalReadBytes());
      }
      return value;
    } catch (IOException fault) {
      throw new MalformedPayloadException("not MessagePack: it ends too early", bytes.length);
    }
  }

  private @Nullable Object root() throws IOException {
    while (true) {
      MessageFormat format = in.getNextFormat();
      Object value;
      switch (format.getValueType()) {
        case ARRAY -> value = begin(new Open(in.unpackArrayHeader(), null));
        case MAP -> value = begin(new Open(in.unpackMapHeader() * 2L, new LinkedHashMap<>()));
        default -> value = scalar(format);
      }
      if (value instanceof Open) {
        continue;
      }
      while (!open.isEmpty() && open.element().add(value)) {
        value = open.pop().value();
      }
      if (open.isEmpty()) {
        return value;
      }
    }
  }

  /** The branch when it has elements to come, else the empty container. */
  private Object begin(Open branch) {
    if (branch.left > length - in.getTotalReadBytes()) {
      throw new MalformedPayloadException("declares more than there is", in.getTotalReadBytes());
    }
    if (open.size() >= ValueLimits.DEEPEST) {
      throw new MalformedPayloadException("nested too deeply", in.getTotalReadBytes());
    }
    if (branch.left == 0) {
      return branch.value();
    }
    open.push(branch);
    return branch;
  }

  private @Nullable Object scalar(MessageFormat format) throws IOException {
    return switch (format.getValueType()) {
      case BOOLEAN -> in.unpackBoolean();
      case INTEGER -> PythonNumbers.integer(in.unpackBigInteger());
      case FLOAT -> in.unpackDouble();
      case STRING -> Utf8.strict(bytes(in.unpackRawStringHeader()));
      case BINARY -> bytes(in.unpackBinaryHeader());
      case EXTENSION -> extension(in.unpackExtensionTypeHeader());
      default -> {
        in.unpackNil();
        yield null;
      }
    };
  }

  private byte[] bytes(int size) throws IOException {
    if (size < 0 || size > length - in.getTotalReadBytes()) {
      throw new MalformedPayloadException("declares more than there is", in.getTotalReadBytes());
    }
    return in.readPayload(size);
  }

  private Object extension(ExtensionTypeHeader header) throws IOException {
    byte[] data = bytes(header.getLength());
    Map<Object, Object> fields =
        header.getType() == TIMESTAMP ? moment(data) : new LinkedHashMap<>();
    String type = fields.isEmpty() ? "ExtType" : "Timestamp";
    if (fields.isEmpty()) {
      fields.put("code", (long) header.getType());
      fields.put("data", data);
    }
    PythonObject object =
        new PythonObject(new PythonClass("msgpack.ext", type), PythonTuple.of(), false);
    object.state(fields);
    return object;
  }

  /** The three forms of MessagePack's timestamp; empty for any other. */
  private static Map<Object, Object> moment(byte[] data) {
    Map<Object, Object> fields = new LinkedHashMap<>();
    ByteBuffer buffer = ByteBuffer.wrap(data);
    if (data.length == 4) {
      fields.put("seconds", buffer.getInt() & 0xFFFF_FFFFL);
      fields.put("nanoseconds", 0L);
    } else if (data.length == 8) {
      long both = buffer.getLong();
      fields.put("seconds", both & 0x3_FFFF_FFFFL);
      fields.put("nanoseconds", both >>> 34);
    } else if (data.length == 12) {
      long nanoseconds = buffer.getInt() & 0xFFFF_FFFFL;
      fields.put("seconds", buffer.getLong());
      fields.put("nanoseconds", nanoseconds);
    }
    return fields;
  }

  /** A container that is not complete. */
  private static final class Open {
    private final List<@Nullable Object> list = new ArrayList<>();
    private final @Nullable Map<Object, @Nullable Object> map;
    private long left;
    private @Nullable Object key;

    private Open(long left, @Nullable Map<Object, @Nullable Object> map) {
      this.left = left;
      this.map = map;
    }

    /** True when it is complete. */
    private boolean add(@Nullable Object value) {
      if (map == null) {
        list.add(value);
      } else if (key == null) {
        key = key(value);
      } else {
        map.put(key, value);
        key = null;
      }
      return --left == 0;
    }

    private static Object key(@Nullable Object value) {
      if (value == null || value instanceof Map || value instanceof List) {
        throw new MalformedPayloadException("a key that is neither text nor bytes nor a number");
      }
      return value;
    }

    private Object value() {
      return map == null ? list : map;
    }
  }
}
