package org.celeryresults.schema.guard;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is left of a table's ids.
 *
 * @param left how many can still be given
 * @param percent the same, of all that there ever were, rounded down
 * @param runsOutOn the day (UTC) on which they are used up if as many are used as in the last days;
 *     empty when that can't be told, or lies more than a thousand years ahead
 */
public record IdReserve(long left, int percent, Optional<LocalDate> runsOutOn) {}
