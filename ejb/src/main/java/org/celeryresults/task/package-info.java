/** Task results: the entity, its manager, search. */
@NullMarked
package org.celeryresults.task;

import org.jspecify.annotations.NullMarked;
