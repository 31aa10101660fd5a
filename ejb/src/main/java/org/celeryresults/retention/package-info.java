/** What is kept how long: rules, pins, and the deletion of what has expired. */
@NullMarked
package org.celeryresults.retention;

import org.jspecify.annotations.NullMarked;
