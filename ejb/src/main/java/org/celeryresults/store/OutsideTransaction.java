package org.celeryresults.store;

import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Runs work while the caller's transaction, if any, is suspended. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutsideTransaction {
  /** What the work answers. */
  public <T> T run(Supplier<T> work) {
    return work.get();
  }

  /** What the work answers. */
  public <T> T call(Callable<T> work) throws Exception {
    return work.call();
  }
}
