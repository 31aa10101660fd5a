/** Compares the tables as they are with what they must be, and tells how to mend. */
@NullMarked
package org.celeryresults.schema.guard;

import org.jspecify.annotations.NullMarked;
