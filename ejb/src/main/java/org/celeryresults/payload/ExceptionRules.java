package org.celeryresults.payload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The exceptions whose str or repr is not simply that of their arguments. */
final class ExceptionRules {
  private static final Set<String> KEY_ERRORS =
      Set.of(
          "builtins.KeyError",
          "celery.exceptions.NotRegistered",
          "celery.exceptions.QueueNotFound");
  private static final Set<String> TIME_LIMITS =
      Set.of("billiard.exceptions.TimeLimitExceeded", "billiard.exceptions.SoftTimeLimitExceeded");
  private static final String RETRY = "celery.exceptions.Retry";

  private ExceptionRules() {}

  /** {@code dict(pairs)}; empty when it isn't one. */
  static Map<?, ?> fields(List<?> pairs) {
    Map<@Nullable Object, @Nullable Object> fields = new LinkedHashMap<>();
    for (Object pair : pairs) {
      if (!(pair instanceof List<?> two) || two.size() != 2) {
        return Map.of();
      }
      fields.put(two.get(0), two.get(1));
    }
    return fields;
  }

  /** Celery's wrapper for exceptions that couldn't be pickled is opened, as Celery does. */
  static TaskError unwrap(PythonObject object) {
    List<@Nullable Object> args = object.args();
    boolean wrapped =
        object.isA("celery.utils.serialization", "UnpickleableExceptionWrapper")
            && args.size() >= 3;
    if (wrapped && args.get(2) instanceof List<?> inner) {
      return new TaskError(
          PythonStr.str(args.get(0)), PythonStr.str(args.get(1)), new ArrayList<>(inner));
    }
    return OsErrors.precise(new TaskError(object.module(), object.name(), args));
  }

  static String str(TaskError error) {
    List<@Nullable Object> args = error.all();
    String name = error.qualifiedName();
    if (KEY_ERRORS.contains(name) && args.size() == 1) {
      return PythonRepr.repr(args.get(0));
    } else if (TIME_LIMITS.contains(name)) {
      return error.simpleName() + PythonRepr.repr(PythonTuple.copyOf(args));
    } else if (OsErrors.isOne(error) && args.size() >= 2) {
      return OsErrors.str(args);
    } else if (RETRY.equals(name) && args.size() == 3) {
      return retry(args);
    }
    String unicode = UnicodeErrors.str(name, args);
    return unicode == null ? plain(args) : unicode;
  }

  static String repr(TaskError error) {
    List<@Nullable Object> args = error.args();
    String name = error.qualifiedName();
    if ("celery.exceptions.NotRegistered".equals(name)) {
      return "Task of kind " + str(error) + " never registered, please make sure it's imported.";
    } else if ("celery.exceptions.Reject".equals(name) && args.size() == 2) {
      String requeue = PythonStr.str(args.get(1));
      return "reject requeue=" + requeue + ": " + PythonStr.str(args.get(0));
    } else if (RETRY.equals(name) && args.size() == 3) {
      // Its first argument is itself.
      return "Retry(Retry(...), " + repr(args.get(1)) + ", " + PythonRepr.repr(args.get(2)) + ")";
    }
    String tuple = PythonRepr.repr(PythonTuple.copyOf(args));
    String one = args.size() == 1 ? tuple.substring(0, tuple.length() - 2) + ")" : tuple;
    return error.simpleName() + one;
  }

  private static String plain(List<@Nullable Object> args) {
    return switch (args.size()) {
      case 0 -> "";
      case 1 -> PythonStr.str(args.get(0));
      default -> PythonRepr.repr(PythonTuple.copyOf(args));
    };
  }

  private static String retry(List<@Nullable Object> args) {
    Object message = args.get(0);
    if (message != null && !"".equals(message)) {
      return PythonStr.str(message);
    }
    Object when = args.get(2);
    String human =
        when instanceof Number ? "in " + PythonStr.str(when) + "s" : "at " + PythonStr.str(when);
    Object cause = args.get(1);
    return "Retry " + human + (cause == null ? "" : ": " + repr(cause));
  }

  private static String repr(@Nullable Object cause) {
    return cause instanceof PythonObject object ? unwrap(object).repr() : PythonStr.str(cause);
  }
}
