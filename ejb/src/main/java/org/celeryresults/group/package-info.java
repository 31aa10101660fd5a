/** Group results: the saved tuple, the live group, its manager. */
@NullMarked
package org.celeryresults.group;

import org.jspecify.annotations.NullMarked;
