package org.celeryresults.readiness;

/**
 * Fired when a store has become ready, at first and again; in a thread of the watch, without a
 * transaction.
 *
 * @param alias the store's
 */
public record StoreReady(String alias) {}
