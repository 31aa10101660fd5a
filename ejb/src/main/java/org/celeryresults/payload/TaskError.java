package org.celeryresults.payload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The exception of a failed task, as Python would have it again (celery/backends/base.py, {@code
 * exception_to_python}), but for classes that refuse their own arguments: these keep class and
 * arguments here.
 *
 * @param excModule {@code __module__} of the class, such as {@code builtins}
 * @param excType {@code __qualname__} of the class: {@code Outer.Nested} for a nested one
 * @param args its {@code args}; elements may be null
 */
public record TaskError(String excModule, String excType, List<@Nullable Object> args) {
  /** Where Celery makes a class for an exception that was stored without its module. */
  private static final String NO_MODULE = "celery.backends.base";

  /** Copies the arguments. */
  public TaskError {
    args = Collections.unmodifiableList(new ArrayList<>(args));
  }

  /**
   * From the decoded result of a row in an exception state: a map (or list of pairs) with {@code
   * exc_type}, {@code exc_message}, {@code exc_module}, or a pickled exception. Empty for null and
   * for whatever Celery would refuse, such as a plain text.
   */
  public static Optional<TaskError> of(@Nullable Object decoded) {
    if (decoded instanceof PythonObject object) {
      return Optional.of(ExceptionRules.unwrap(object));
    } else if (decoded instanceof Map<?, ?> map) {
      return fromFields(map);
    } else if (decoded instanceof List<?> pairs) {
      return fromFields(ExceptionRules.fields(pairs));
    }
    return Optional.empty();
  }

  private static Optional<TaskError> fromFields(Map<?, ?> fields) {
    Object type = fields.get("exc_type");
    if (type == null) {
      return Optional.empty();
    }
    Object module = fields.get("exc_module");
    Object message = fields.containsKey("exc_message") ? fields.get("exc_message") : "";
    List<@Nullable Object> args = new ArrayList<>();
    if (message instanceof List<?> several) {
      args.addAll(several);
    } else {
      args.add(message);
    }
    String owner = module == null ? NO_MODULE : PythonStr.str(module);
    return Optional.of(OsErrors.precise(new TaskError(owner, PythonStr.str(type), args)));
  }

  /** Python's {@code exc.args}: an OSError keeps its file names apart from them. */
  @Override
  public List<@Nullable Object> args() {
    return OsErrors.args(this);
  }

  /** All that its class was called with. */
  List<@Nullable Object> all() {
    return args;
  }

  /** Python's {@code str(exc)}. */
  public String str() {
    return ExceptionRules.str(this);
  }

  /** Python's {@code repr(exc)}. */
  public String repr() {
    return ExceptionRules.repr(this);
  }

  /** {@code builtins.ValueError}; without the module for a nested class, as Celery's qualname. */
  public String qualifiedName() {
    return excType.indexOf('.') >= 0 ? excType : excModule + "." + excType;
  }

  /** {@code __name__} of the class. */
  String simpleName() {
    return excType.substring(excType.lastIndexOf('.') + 1);
  }

  @Override
  public String toString() {
    return repr();
  }
}
