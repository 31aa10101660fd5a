/** Task results: {@code api/tasks}. */
@NullMarked
package org.celeryresults.rest.task;

import org.jspecify.annotations.NullMarked;
