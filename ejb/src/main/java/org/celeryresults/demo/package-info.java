/** Demonstration results, so that the first look is not at an empty page. */
@NullMarked
package org.celeryresults.demo;

import org.jspecify.annotations.NullMarked;
