/** Purges, and when they begin by themselves: {@code api/purges}, {@code api/purge-schedule}. */
@NullMarked
package org.celeryresults.rest.purge;

import org.jspecify.annotations.NullMarked;
