package org.celeryresults.readiness;

import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.celeryresults.store.OpenStores;
import org.celeryresults.store.StoreStatus;

/** Hands on what the watches have found. */
@Stateless(name = "Readiness")
@Local(Readiness.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ReadinessBean implements Readiness {
  @Inject private OpenStores stores;

  @Override
  public List<StoreStatus> stores() {
    return stores.statuses();
  }

  @Override
  public boolean isReady() {
    return stores().stream().allMatch(store -> store.isReady() || !store.isRequired());
  }
}
