package org.celeryresults.payload;

/** Work and memory that one payload may cost beyond reading it once. */
final class Budget {
  private long left;

  Budget(long left) {
    this.left = left;
  }

  void spend(long amount) {
    left -= amount;
    if (left < 0) {
      throw new MalformedPayloadException("costs too much to build");
    }
  }
}
