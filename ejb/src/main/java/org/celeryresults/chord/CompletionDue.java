package org.celeryresults.chord;

/** A CDI event within: with its transaction, something for listeners will have been written. */
public record CompletionDue() {}
