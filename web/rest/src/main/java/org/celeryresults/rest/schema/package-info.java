/** What the tables are like: {@code api/schema}. */
@NullMarked
package org.celeryresults.rest.schema;

import org.jspecify.annotations.NullMarked;
