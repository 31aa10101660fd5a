package org.celeryresults.payload;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OSError(errno, text, file, …): chooses its own subclass, and keeps its files out of its args. */
final class OsErrors {
  private static final String BASE = "OSError";
  private static final String CONNECTION = "ConnectionError";

  /** Linux's numbers, as in PEP 3151. */
  private static final Map<Long, String> BY_NUMBER =
      Map.ofEntries(
          Map.entry(1L, "PermissionError"),
          Map.entry(2L, "FileNotFoundError"),
          Map.entry(3L, "ProcessLookupError"),
          Map.entry(4L, "InterruptedError"),
          Map.entry(10L, "ChildProcessError"),
          Map.entry(11L, "BlockingIOError"),
          Map.entry(13L, "PermissionError"),
          Map.entry(17L, "FileExistsError"),
          Map.entry(20L, "NotADirectoryError"),
          Map.entry(21L, "IsADirectoryError"),
          Map.entry(32L, "BrokenPipeError"),
          Map.entry(103L, "ConnectionAbortedError"),
          Map.entry(104L, "ConnectionResetError"),
          Map.entry(108L, "BrokenPipeError"),
          Map.entry(110L, "TimeoutError"),
          Map.entry(111L, "ConnectionRefusedError"),
          Map.entry(114L, "BlockingIOError"),
          Map.entry(115L, "BlockingIOError"));

  private OsErrors() {}

  static boolean isOne(TaskError error) {
    String type = error.excType();
    boolean known = BASE.equals(type) || CONNECTION.equals(type) || BY_NUMBER.containsValue(type);
    return known && "builtins".equals(error.excModule());
  }

  /** Protocols 0 to 2 write OSError for all of them; the number tells which one it was. */
  static TaskError precise(TaskError error) {
    boolean base = isOne(error) && BASE.equals(error.excType()) && error.all().size() >= 2;
    if (base && error.all().get(0) instanceof Long number && BY_NUMBER.containsKey(number)) {
      return new TaskError("builtins", BY_NUMBER.getOrDefault(number, BASE), error.all());
    }
    return error;
  }

  static List<@Nullable Object> args(TaskError error) {
    List<@Nullable Object> all = error.all();
    boolean files = isOne(error) && all.size() > 2 && all.get(2) != null;
    return files ? all.subList(0, 2) : all;
  }

  static String str(List<@Nullable Object> all) {
    String text = "[Errno " + PythonStr.str(all.get(0)) + "] " + PythonStr.str(all.get(1));
    Object file = all.size() > 2 ? all.get(2) : null;
    Object second = all.size() > 4 ? all.get(4) : null;
    if (file == null) {
      return text;
    }
    String target = second == null ? "" : " -> " + PythonRepr.repr(second);
    return text + ": " + PythonRepr.repr(file) + target;
  }
}
