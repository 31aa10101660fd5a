/** Chord counters: what a chord still waits for. */
@NullMarked
package org.celeryresults.chord;

import org.jspecify.annotations.NullMarked;
