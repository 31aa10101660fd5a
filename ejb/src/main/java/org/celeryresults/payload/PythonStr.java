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
    boolean exception = value instanceof PythonObject object && object.isCalled();
    return exception && KnownObjects.repr((PythonObject) value) == null
        ? ExceptionRules.unwrap((PythonObject) value).str()
        : PythonRepr.repr(value);
  }
}
