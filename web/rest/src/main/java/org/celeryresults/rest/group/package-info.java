/** Saved groups: {@code api/groups}. */
@NullMarked
package org.celeryresults.rest.group;

import org.jspecify.annotations.NullMarked;
