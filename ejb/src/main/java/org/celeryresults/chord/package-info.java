/**
 * Chord counters: what a chord still waits for. For users: {@link ChordManager} and what it gives;
 * the other beans are its inner layer, without its retry.
 */
@NullMarked
package org.celeryresults.chord;

import org.jspecify.annotations.NullMarked;
