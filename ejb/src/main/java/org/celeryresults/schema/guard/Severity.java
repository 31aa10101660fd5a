package org.celeryresults.schema.guard;

/** How bad a finding is. */
public enum Severity {
  /** Our statements can't work. */
  ERROR,
  /** It works, but slowly, not for all values, or not for long. */
  WARNING,
  /** Good to know. */
  INFO
}
