package org.celeryresults.schema.guard;

/**
 * What gives rows their ids.
 *
 * @param sequence its name; empty where it is part of the column
 * @param last the highest id that it gave
 * @param most the highest that it can give
 */
record Generator(String sequence, long last, long most) {
  static final Generator UNKNOWN = new Generator("", 0, Long.MAX_VALUE);
}
