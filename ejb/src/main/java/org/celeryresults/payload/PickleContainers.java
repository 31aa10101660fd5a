package org.celeryresults.payload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opcodes for lists, tuples, dicts and sets, the stack and the memo. */
final class PickleContainers {
  private PickleContainers() {}

  static void register(PickleOpcode[] table) {
    table['('] = reader -> reader.stack.mark();
    table['0'] = reader -> reader.stack.drop();
    table['1'] = reader -> reader.stack.popToMark();
    table['2'] = reader -> reader.stack.push(reader.stack.peek());
    table[']'] = reader -> reader.stack.push(new ArrayList<>());
    table['l'] = reader -> reader.stack.push(reader.stack.popToMark());
    table['a'] = reader -> append(reader, one(reader));
    table['e'] = reader -> append(reader, reader.stack.popToMark());
    table[')'] = reader -> reader.stack.push(PythonTuple.of());
    table['t'] = reader -> reader.stack.push(PythonTuple.copyOf(reader.stack.popToMark()));
    table[0x85] = reader -> reader.stack.push(tuple(reader, 1));
    table[0x86] = reader -> reader.stack.push(tuple(reader, 2));
    table[0x87] = reader -> reader.stack.push(tuple(reader, 3));
    table['}'] = reader -> reader.stack.push(new LinkedHashMap<>());
    table['d'] = PickleContainers::dict;
    table['s'] = reader -> put(reader, tuple(reader, 2));
    table['u'] = reader -> put(reader, reader.stack.popToMark());
    table[0x8F] = reader -> reader.stack.push(new LinkedHashSet<>());
    table[0x90] = reader -> add(reader, reader.stack.popToMark());
    table[0x91] = PickleContainers::frozenSet;
    memo(table);
  }

  private static void memo(PickleOpcode[] table) {
    table['p'] = reader -> reader.remember(index(reader));
    table['q'] = reader -> reader.remember(reader.in.unsigned1());
    table['r'] = reader -> reader.remember(reader.in.unsigned4());
    table[0x94] = PickleReader::rememberNext;
    table['g'] = reader -> reader.stack.push(reader.recall(index(reader)));
    table['h'] = reader -> reader.stack.push(reader.recall(reader.in.unsigned1()));
    table['j'] = reader -> reader.stack.push(reader.recall(reader.in.unsigned4()));
  }

  private static long index(PickleReader reader) {
    if (PythonNumbers.integer(reader.in.line()) instanceof Long index) {
      return index;
    }
    throw new MalformedPayloadException("a memo index that is too large", reader.in.position());
  }

  private static List<@Nullable Object> one(PickleReader reader) {
    List<@Nullable Object> one = new ArrayList<>(1);
    one.add(reader.stack.pop());
    return one;
  }

  private static PythonTuple tuple(PickleReader reader, int size) {
    @Nullable Object[] elements = new Object[size];
    for (int i = size - 1; i >= 0; i--) {
      elements[i] = reader.stack.pop();
    }
    return PythonTuple.of(elements);
  }

  @SuppressWarnings("unchecked") // only this reader's own ArrayLists are on its stack
  private static void append(PickleReader reader, List<@Nullable Object> values) {
    Object owner = reader.stack.peek();
    if (owner instanceof ArrayList) {
      ((ArrayList<@Nullable Object>) owner).addAll(values);
    } else if (owner instanceof PythonObject object) {
      object.elements().addAll(values);
    } else {
      throw new MalformedPayloadException("appends to what is no list", reader.in.position());
    }
  }

  private static void dict(PickleReader reader) {
    List<@Nullable Object> pairs = reader.stack.popToMark();
    reader.stack.push(new LinkedHashMap<>());
    put(reader, pairs);
  }

  @SuppressWarnings("unchecked") // only this reader's own maps are on its stack
  private static void put(PickleReader reader, List<@Nullable Object> pairs) {
    Object owner = reader.stack.peek();
    Map<@Nullable Object, @Nullable Object> map;
    if (owner instanceof LinkedHashMap) {
      map = (LinkedHashMap<@Nullable Object, @Nullable Object>) owner;
    } else if (owner instanceof PythonObject object) {
      map = object.entries();
    } else {
      throw new MalformedPayloadException("puts into what is no dict", reader.in.position());
    }
    if (pairs.size() % 2 != 0) {
      throw new MalformedPayloadException("a key without a value", reader.in.position());
    }
    for (int i = 0; i < pairs.size(); i += 2) {
      map.put(Hashables.key(pairs.get(i)), pairs.get(i + 1));
    }
  }

  @SuppressWarnings("unchecked") // only this reader's own sets are on its stack
  private static void add(PickleReader reader, List<@Nullable Object> values) {
    if (reader.stack.peek() instanceof LinkedHashSet<?> set) {
      fill((Set<@Nullable Object>) set, values);
    } else {
      throw new MalformedPayloadException("adds to what is no set", reader.in.position());
    }
  }

  private static void frozenSet(PickleReader reader) {
    reader.stack.push(new PythonFrozenSet(fill(new LinkedHashSet<>(), reader.stack.popToMark())));
  }

  static Set<@Nullable Object> fill(
      Set<@Nullable Object> set, Iterable<? extends @Nullable Object> values) {
    for (Object value : values) {
      set.add(Hashables.key(value));
    }
    return set;
  }
}
