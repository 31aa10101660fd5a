package org.celeryresults.schema.guard;

/**
 * A column's type as the database has it.
 *
 * @param text as its users write it: {@code varchar(255)}
 * @param base the same without its length: {@code varchar}
 * @param capacity see {@link Family}
 */
record ActualType(String text, String base, Family family, long capacity) {
  static ActualType text(String text, String base, long characters) {
    return new ActualType(text, base, Family.TEXT, characters);
  }

  static ActualType integer(String text, String base, long most) {
    return new ActualType(text, base, Family.INTEGER, most);
  }

  static ActualType time(String text, String base, long digits) {
    return new ActualType(text, base, Family.TIME, digits);
  }

  static ActualType other(String text) {
    return new ActualType(text, text, Family.OTHER, 0);
  }

  boolean holds(ExpectedColumn expected) {
    return family == expected.kind().family() && capacity >= expected.capacity();
  }
}
