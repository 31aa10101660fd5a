/** Python's own django-celery-results on the tables that we use: the profile {@code interop}. */
package org.celeryresults.it.interop;
