package org.celeryresults.schema.guard;

/**
 * A column as the database has it.
 *
 * @param name in lower case
 * @param filled whether the database gives it a value when the statement doesn't
 */
record ActualColumn(
    String name, ActualType type, boolean nullable, boolean filled, Collation collation) {}
