/** Tries a transaction again when it failed for a passing reason, and only then. */
@NullMarked
package org.celeryresults.retry;

import org.jspecify.annotations.NullMarked;
