/** Reads parameters and bodies strictly: every mistake is named. */
@NullMarked
package org.celeryresults.rest.request;

import org.jspecify.annotations.NullMarked;
