/** Brings the tables up to date at start, before anything uses them. */
@NullMarked
package org.celeryresults.schema;

import org.jspecify.annotations.NullMarked;
