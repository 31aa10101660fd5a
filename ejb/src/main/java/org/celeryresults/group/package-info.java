/**
 * Group results: the saved tuple, the live group. For users: {@link GroupResultManager} and the
 * values it takes and gives; the other beans are its inner layer, without its checks and retry.
 */
@NullMarked
package org.celeryresults.group;

import org.jspecify.annotations.NullMarked;
