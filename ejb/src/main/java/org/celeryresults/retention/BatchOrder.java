package org.celeryresults.retention;

/**
 * What one batch is to do.
 *
 * @param terms what expires
 * @param references other applications' rows that hold rows of ours
 * @param after where the batch before it ended
 * @param size the most rows to look at, 1 or more
 * @param most the most rows to delete, 1 or more
 */
public record BatchOrder(Terms terms, References references, Position after, int size, long most) {
  /** The same for what rules don't speak of. */
  public BatchOrder withoutRules() {
    return new BatchOrder(terms.withoutRules(), references, after, size, most);
  }

  /** The same, looking at no more rows than that. */
  public BatchOrder atMost(int rows) {
    return new BatchOrder(terms, references, after, Math.min(size, rows), most);
  }

  /**
   * The same for tables of which every row that is looked at may go: no more than may be deleted,
   * and than one statement can name.
   */
  public BatchOrder withinMost() {
    return atMost((int) Math.min(Expiry.BATCH_SIZE, most));
  }
}
