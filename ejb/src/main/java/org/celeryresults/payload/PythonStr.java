package org.celeryresults.payload;

import org.jspecify.annotations.Nullable;

/** Python's {@code str()} of decoded values. */
final class PythonStr {
  private PythonStr() {}

  static String str(@Nullable Object value) {
    String scalar = PythonScalars.str(value);
    if (scalar != null) {
      return scalar;
    }
    if (value instanceof PythonObject object
        && object.isCalled()
        && KnownObjects.repr(object) == null) {
      return ExceptionRules.unwrap(object).str();
    }
    return PythonRepr.repr(value);
  }
}
