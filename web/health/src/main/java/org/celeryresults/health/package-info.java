/** Tells the server's health endpoint whether the stores can be used. */
@NullMarked
package org.celeryresults.health;

import org.jspecify.annotations.NullMarked;
