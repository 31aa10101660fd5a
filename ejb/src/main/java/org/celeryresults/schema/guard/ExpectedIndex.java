package org.celeryresults.schema.guard;

/**
 * An index as Django's migrations make it, of one column.
 *
 * @param pattern for LIKE in a PostgreSQL database with a locale; no such index elsewhere
 */
record ExpectedIndex(String name, String column, boolean pattern) {}
