/** Chords: {@code api/chords}, and what listeners are told: {@code api/chord-completions}. */
@NullMarked
package org.celeryresults.rest.chord;

import org.jspecify.annotations.NullMarked;
