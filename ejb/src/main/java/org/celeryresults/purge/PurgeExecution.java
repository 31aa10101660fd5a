package org.celeryresults.purge;

import java.time.Instant;

/**
 * What the steps of one execution of the job have in common.
 *
 * @param ticket the right to carry the purge out
 * @param parameters of the purge
 * @param until when it is to end
 */
public record PurgeExecution(Ticket ticket, PurgeParameters parameters, Instant until) {}
