package org.celeryresults.schema.guard;

/**
 * A column as it must be.
 *
 * @param length in characters; of {@link Kind#SHORT_TEXT} only
 */
record ExpectedColumn(String name, Kind kind, int length, boolean nullable) {
  enum Kind {
    ID(Family.INTEGER, Integer.MAX_VALUE),
    SHORT_TEXT(Family.TEXT, 0),
    /** Of any length. */
    LONG_TEXT(Family.TEXT, Integer.MAX_VALUE),
    /** An instant in microseconds. */
    TIME(Family.TIME, 6),
    /** Not negative, which the database watches. */
    COUNT(Family.INTEGER, Integer.MAX_VALUE),
    NUMBER(Family.INTEGER, Integer.MAX_VALUE),
    /** Of 64 bits. */
    LARGE_NUMBER(Family.INTEGER, Long.MAX_VALUE);

    private final Family family;
    private final long capacity;

    Kind(Family family, long capacity) {
      this.family = family;
      this.capacity = capacity;
    }

    Family family() {
      return family;
    }
  }

  static ExpectedColumn of(String name, Kind kind) {
    return new ExpectedColumn(name, kind, 0, false);
  }

  static ExpectedColumn text(String name, int length) {
    return new ExpectedColumn(name, Kind.SHORT_TEXT, length, false);
  }

  ExpectedColumn orNull() {
    return new ExpectedColumn(name, kind, length, true);
  }

  /** The least that the column's type must hold; see {@link Family}. */
  long capacity() {
    return kind == Kind.SHORT_TEXT ? length : kind.capacity;
  }
}
