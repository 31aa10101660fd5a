/** The URLs of django-celery-results, with its paths and its JSON. */
@NullMarked
package org.celeryresults.rest.django;

import org.jspecify.annotations.NullMarked;
