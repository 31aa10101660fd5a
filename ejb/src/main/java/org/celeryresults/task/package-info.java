/**
 * Task results: the entity, its manager, search. For users: {@link TaskResultManager} and the
 * values it takes and gives; the other beans are its inner layer, without its checks and retry.
 */
@NullMarked
package org.celeryresults.task;

import org.jspecify.annotations.NullMarked;
