/**
 * Reads what Celery's serializers wrote, and shows it as Python would: values only, nothing is ever
 * executed.
 */
@NullMarked
package org.celeryresults.payload;

import org.jspecify.annotations.NullMarked;
