package org.celeryresults.schema;

/** How many change sets were executed, and how many found in place and recorded as done. */
record Outcome(int executed, int inPlace) {
  static final Outcome NOTHING_TO_DO = new Outcome(0, 0);
}
