/** Numbered messages, and the exceptions that carry them. */
@NullMarked
package org.celeryresults.message;

import org.jspecify.annotations.NullMarked;
