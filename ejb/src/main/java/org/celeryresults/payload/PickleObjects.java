package org.celeryresults.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opcodes that name classes, call them and fill objects: here they only note what was asked. */
final class PickleObjects {
  private static final Map<String, String> PYTHON_2_MODULES =
      Map.of("__builtin__", "builtins", "exceptions", "builtins", "copy_reg", "copyreg");

  private PickleObjects() {}

  static void register(PickleOpcode[] table) {
    table['c'] = reader -> reader.stack.push(type(reader.in.line(), reader.in.line()));
    table[0x93] = PickleObjects::stackGlobal;
    table['R'] = PickleObjects::reduce;
    table[0x81] = PickleObjects::newObject;
    table[0x92] = PickleObjects::newObjectWithKeywords;
    table['i'] = PickleObjects::instance;
    table['o'] = PickleObjects::object;
    table['b'] = PickleObjects::build;
  }

  private static PythonClass type(String module, String name) {
    return new PythonClass(PYTHON_2_MODULES.getOrDefault(module, module), name);
  }

  private static void stackGlobal(PickleReader reader) {
    Object name = reader.stack.pop();
    Object module = reader.stack.pop();
    if (!(name instanceof String text) || !(module instanceof String owner)) {
      throw new MalformedPayloadException("a class without a name", reader.in.position());
    }
    reader.stack.push(type(owner, text));
  }

  private static void reduce(PickleReader reader) {
    PythonTuple args = args(reader, reader.stack.pop());
    reader.stack.push(PickleTypes.call(called(reader, reader.stack.pop()), args, reader.budget));
  }

  private static void newObject(PickleReader reader) {
    PythonTuple args = args(reader, reader.stack.pop());
    reader.stack.push(new PythonObject(called(reader, reader.stack.pop()), args, false));
  }

  private static void newObjectWithKeywords(PickleReader reader) {
    Object keywords = reader.stack.pop();
    PythonTuple args = args(reader, reader.stack.pop());
    PythonObject object = new PythonObject(called(reader, reader.stack.pop()), args, false);
    object.state(keywords);
    reader.stack.push(object);
  }

  private static void instance(PickleReader reader) {
    PythonClass type = type(reader.in.line(), reader.in.line());
    PythonTuple args = PythonTuple.copyOf(reader.stack.popToMark());
    reader.stack.push(new PythonObject(type, args, !args.isEmpty()));
  }

  private static void object(PickleReader reader) {
    List<@Nullable Object> parts = new ArrayList<>(reader.stack.popToMark());
    PythonClass type = called(reader, parts.isEmpty() ? null : parts.remove(0));
    reader.stack.push(new PythonObject(type, PythonTuple.copyOf(parts), !parts.isEmpty()));
  }

  private static void build(PickleReader reader) {
    Object state = reader.stack.pop();
    if (!(reader.stack.peek() instanceof PythonObject object)) {
      // defaultdict and OrderedDict are plain maps here: what else they know is not shown.
      return;
    }
    object.state(state);
    Object plain = PickleTypes.finished(object);
    if (plain != null) {
      reader.replaceTop(object, plain);
    }
  }

  private static PythonTuple args(PickleReader reader, @Nullable Object args) {
    if (args instanceof PythonTuple tuple) {
      return tuple;
    }
    throw new MalformedPayloadException("a call without arguments", reader.in.position());
  }

  private static PythonClass called(PickleReader reader, @Nullable Object callable) {
    if (callable instanceof PythonClass type) {
      return type;
    }
    throw new MalformedPayloadException("a call of what is no class", reader.in.position());
  }
}
