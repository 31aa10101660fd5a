package org.celeryresults.purge;

import java.time.Instant;
import java.util.Optional;

/**
 * A purge that the schedule wanted.
 *
 * @param at when
 * @param isMissed whether that was long ago: no node was up
 * @param ticket to carry it out; empty: another purge is under way, or the schedule is wrong
 * @param wrong what is wrong with the schedule's row; empty: nothing
 */
record DuePurge(Instant at, boolean isMissed, Optional<Ticket> ticket, Optional<String> wrong) {}
