/** The purge: deletes what has expired, in small batches, one run in a cluster at a time. */
@NullMarked
package org.celeryresults.purge;

import org.jspecify.annotations.NullMarked;
