package org.celeryresults.readiness;

import java.util.List;
import org.celeryresults.store.StoreStatus;

/** Tells how the configured stores are, without asking their databases. Inject it. */
public interface Readiness {
  /** How every store is, sorted by alias. */
  List<StoreStatus> stores();

  /** Whether every store can be used; a replica that is away is none, since another stands in. */
  boolean isReady();
}
