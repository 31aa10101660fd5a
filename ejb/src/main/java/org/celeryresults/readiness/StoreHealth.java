package org.celeryresults.readiness;

import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.celeryresults.store.OpenStores;

/**
 * The stores' state for the health check, which lives in a library of the EAR and so can't see our
 * classes: everything here is the JDK's.
 */
@Stateless(name = "StoreHealth")
@Local(Supplier.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class StoreHealth implements Supplier<Map<String, String>> {
  @Inject private OpenStores stores;

  /** By alias why a store isn't ready; empty text when it is. */
  @Override
  public Map<String, String> get() {
    Map<String, String> reasons = new TreeMap<>();
    stores
        .statuses()
        .forEach(
            store -> reasons.put(store.alias(), Objects.requireNonNullElse(store.reason(), "")));
    return reasons;
  }
}
