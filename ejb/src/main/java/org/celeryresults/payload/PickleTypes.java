package org.celeryresults.payload;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The few calls that only make a plain value of Python's library; each is done here, none by
 * Python. With arguments that it can't take, and for anything else, the call is noted as an object.
 */
final class PickleTypes {
  private PickleTypes() {}

  /** What {@code type(*args)} would be. */
  static Object call(PythonClass type, PythonTuple args, Budget budget) {
    Object value = plain(type.module() + "." + type.name(), args, budget);
    if (value != null) {
      return value;
    }
    boolean reconstructed = "copyreg".equals(type.module()) && args.size() > 0;
    if (reconstructed && args.get(0) instanceof PythonClass bare) {
      return new PythonObject(bare, rest(type, args), false);
    }
    return new PythonObject(type, args, true);
  }

  /** A plain value when the object's state makes it one; else null. */
  static @Nullable Object finished(PythonObject object) {
    if (!object.isA("uuid", "UUID")
        || !(object.state() instanceof Map<?, ?> state)
        || !(state.get("int") instanceof Number number)) {
      return null;
    }
    BigInteger bits = new BigInteger(number.toString());
    boolean fits = bits.signum() >= 0 && bits.bitLength() <= 128;
    return fits ? new UUID(bits.shiftRight(64).longValue(), bits.longValue()) : null;
  }

  /** copyreg.__newobj__(type, …) and copyreg._reconstructor(type, base, state). */
  private static PythonTuple rest(PythonClass type, PythonTuple args) {
    return "__newobj__".equals(type.name())
        ? PythonTuple.copyOf(args.subList(1, args.size()))
        : PythonTuple.of();
  }

  private static @Nullable Object plain(String name, PythonTuple args, Budget budget) {
    return switch (name) {
      case "builtins.set" -> args.size() == 1 ? set(args.get(0), budget) : null;
      case "builtins.frozenset" -> frozenSet(args, budget);
      case "builtins.bytearray", "builtins.bytes" -> bytes(args, budget);
      case "_codecs.encode" -> encode(args, budget);
      case "builtins.getattr" -> nested(args);
      case "builtins.list" -> args.isEmpty() ? new ArrayList<>() : null;
      case "builtins.dict", "collections.OrderedDict" -> map(args);
      case "collections.defaultdict" -> new LinkedHashMap<>();
      case "decimal.Decimal" -> PickleDates.decimal(args);
      default -> name.startsWith("datetime.") ? PickleDates.read(name, args) : null;
    };
  }

  private static @Nullable Object map(PythonTuple args) {
    return args.isEmpty() ? new LinkedHashMap<>() : null;
  }

  private static @Nullable Set<@Nullable Object> set(@Nullable Object elements, Budget budget) {
    if (!(elements instanceof List<?> list)) {
      return null;
    }
    budget.spend(list.size());
    return PickleContainers.fill(new LinkedHashSet<>(), list);
  }

  private static @Nullable Object frozenSet(PythonTuple args, Budget budget) {
    if (args.isEmpty()) {
      return new PythonFrozenSet(new LinkedHashSet<>());
    }
    Set<@Nullable Object> elements = set(args.get(0), budget);
    return elements == null ? null : new PythonFrozenSet(elements);
  }

  private static byte @Nullable [] bytes(PythonTuple args, Budget budget) {
    if (args.isEmpty()) {
      return new byte[0];
    } else if (args.size() == 1 && args.get(0) instanceof byte[] bytes) {
      budget.spend(bytes.length);
      return Arrays.copyOf(bytes, bytes.length);
    }
    return encode(args, budget);
  }

  /** How protocols 0 to 2 write bytes: as text, and the name of a charset. */
  private static byte @Nullable [] encode(PythonTuple args, Budget budget) {
    boolean two = args.size() == 2;
    if (!two || !(args.get(0) instanceof String text) || !(args.get(1) instanceof String charset)) {
      return null;
    }
    budget.spend(text.length());
    boolean latin = "latin1".equals(charset) || "latin-1".equals(charset);
    return latin ? text.getBytes(StandardCharsets.ISO_8859_1) : null;
  }

  /** How protocols 0 to 3 write a nested class: getattr(Outer, 'Nested'). */
  private static @Nullable Object nested(PythonTuple args) {
    boolean two = args.size() == 2;
    if (two && args.get(0) instanceof PythonClass outer && args.get(1) instanceof String name) {
      return new PythonClass(outer.module(), outer.name() + "." + name);
    }
    return null;
  }
}
