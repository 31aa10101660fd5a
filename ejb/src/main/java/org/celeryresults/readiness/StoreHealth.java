package org.celeryresults.readiness;

import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Reason;
import org.celeryresults.schema.SchemaManager;
import org.celeryresults.schema.guard.Finding;
import org.celeryresults.schema.guard.Severity;
import org.celeryresults.store.StoreStatus;

/**
 * The readiness for the health check, which lives in a library of the EAR and so can't see our
 * classes: everything here is the JDK's.
 */
@Stateless(name = "StoreHealth")
@Local(Supplier.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class StoreHealth implements Supplier<Map.Entry<Boolean, Map<String, String>>> {
  @EJB private Readiness readiness;
  @EJB private SchemaManager schema;

  /** Whether we are ready; and each store with its state, and what its tables lack. */
  @Override
  public Map.Entry<Boolean, Map<String, String>> get() {
    Map<String, String> shown = new TreeMap<>();
    readiness.stores().forEach(store -> show(store, shown));
    return Map.entry(readiness.isReady(), shown);
  }

  private void show(StoreStatus store, Map<String, String> shown) {
    shown.put(store.alias(), Objects.requireNonNullElse(store.reason(), "ready"));
    if (store.isReady() && store.isRequired()) {
      String findings = findings(store.alias());
      if (!findings.isEmpty()) {
        shown.put(store.alias() + ".schema", findings);
      }
    }
  }

  /** What the guard last found, or why it could not look. */
  private String findings(String alias) {
    try {
      return inWords(schema.report(alias).findings());
    } catch (CeleryResultsException e) {
      return Reason.oneLine(Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }

  /** How many findings ask for action, and the first of them; empty when none does. */
  static String inWords(List<Finding> findings) {
    List<Finding> urgent =
        findings.stream().filter(finding -> finding.severity() != Severity.INFO).toList();
    return urgent.isEmpty()
        ? ""
        : "%d to mend, see GET api/schema: %s".formatted(urgent.size(), urgent.get(0).message());
  }
}
