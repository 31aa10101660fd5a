/** Whether the configured stores can be used: looked at from the start on, again and again. */
@NullMarked
package org.celeryresults.readiness;

import org.jspecify.annotations.NullMarked;
