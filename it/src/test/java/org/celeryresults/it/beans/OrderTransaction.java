package org.celeryresults.it.beans;

import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.Callable;

/** The inner layer: an attempt is a transaction. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class OrderTransaction {
  /** Does all of it, or none. */
  public <T> T run(Callable<T> order) throws Exception {
    return order.call();
  }
}
