package org.celeryresults.purge;

import java.util.Locale;

/** The steps of the job, in their order. */
public enum PurgeStep {
  /** Task results. */
  TASKS,
  /** Group results. */
  GROUPS,
  /** Counters of abandoned chords. */
  CHORDS,
  /** Our own tables: what was kept of chords, and of purges. */
  OWN_TABLES;

  /** The step's name in the job, and wherever people read it: {@code own-tables}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The step of that name. */
  static PurgeStep of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
