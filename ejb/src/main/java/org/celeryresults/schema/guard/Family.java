package org.celeryresults.schema.guard;

/** Types that hold the same kind of value, apart from how much of it. */
enum Family {
  /** Capacity in characters. */
  TEXT,
  /** Capacity is the largest number. */
  INTEGER,
  /** Capacity in digits of the second's fraction. */
  TIME,
  OTHER
}
