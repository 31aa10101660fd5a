package org.celeryresults.purge;

/**
 * The right to carry out a purge.
 *
 * @param purgeId the purge
 * @param lease the name of the lease: dry runs have one of their own
 * @param token of the lease when it was taken
 */
public record Ticket(String purgeId, String lease, long token) {
  static final String PURGE = "purge";
  static final String DRY_RUN = "purge-dry-run";

  static String leaseFor(boolean dryRun) {
    return dryRun ? DRY_RUN : PURGE;
  }
}
