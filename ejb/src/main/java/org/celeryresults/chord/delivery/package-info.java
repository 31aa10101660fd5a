/**
 * Tells listeners what became of chords: {@code ChordCompleted} and {@code ChordPartFailed}, after
 * the commit, at least once; and looks after chords that are stuck.
 */
@NullMarked
package org.celeryresults.chord.delivery;

import org.jspecify.annotations.NullMarked;
