/** What is kept, and how long: {@code api/retention-rules}, {@code api/pins}. */
@NullMarked
package org.celeryresults.rest.retention;

import org.jspecify.annotations.NullMarked;
