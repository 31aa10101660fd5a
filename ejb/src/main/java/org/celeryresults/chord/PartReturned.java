package org.celeryresults.chord;

/**
 * What became of a part that was told to have returned.
 *
 * @param remaining how many parts the chord still waits for; 0 unless COUNTED
 */
public record PartReturned(Effect effect, int remaining) {
  /** What the count did. */
  public enum Effect {
    /** It was counted, and others are still to come. */
    COUNTED,
    /** It was the last one. For exactly one caller: the one whose part brought the count to 0. */
    COMPLETED,
    /** It had been counted before, and was not counted again. */
    DUPLICATE,
    /**
     * No chord of that id waits for anything: it was never begun, has expired, or is complete by
     * parts that Python counted.
     */
    UNKNOWN_CHORD
  }

  static final PartReturned DUPLICATE = new PartReturned(Effect.DUPLICATE, 0);
  static final PartReturned UNKNOWN_CHORD = new PartReturned(Effect.UNKNOWN_CHORD, 0);

  static PartReturned counted(int remaining) {
    return new PartReturned(remaining == 0 ? Effect.COMPLETED : Effect.COUNTED, remaining);
  }
}
