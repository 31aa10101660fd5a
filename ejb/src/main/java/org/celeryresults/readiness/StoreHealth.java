package org.celeryresults.readiness;

import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The readiness for the health check, which lives in a library of the EAR and so can't see our
 * classes: everything here is the JDK's.
 */
@Stateless(name = "StoreHealth")
@Local(Supplier.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class StoreHealth implements Supplier<Map.Entry<Boolean, Map<String, String>>> {
  @EJB private Readiness readiness;

  /** Whether we are ready, and what else the check shows: each store with its state. */
  @Override
  public Map.Entry<Boolean, Map<String, String>> get() {
    Map<String, String> shown = new TreeMap<>();
    readiness
        .stores()
        .forEach(
            store -> shown.put(store.alias(), Objects.requireNonNullElse(store.reason(), "ready")));
    return Map.entry(readiness.isReady(), shown);
  }
}
