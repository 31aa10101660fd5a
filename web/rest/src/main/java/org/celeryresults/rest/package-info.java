/**
 * The REST application: our API under {@code api/}, the URLs of django-celery-results beside it.
 */
@NullMarked
package org.celeryresults.rest;

import org.jspecify.annotations.NullMarked;
