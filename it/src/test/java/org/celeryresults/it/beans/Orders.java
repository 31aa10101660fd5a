package org.celeryresults.it.beans;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.Callable;
import org.celeryresults.retry.Retried;

/** The outer layer: no transaction of its own, so that each attempt can have a new one. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@Retried(maxRetries = 4)
public class Orders {
  @EJB private OrderTransaction transaction;

  /** Four repetitions, as the class says. */
  public <T> T place(Callable<T> order) throws Exception {
    return transaction.run(order);
  }

  /** One repetition, as the method says. */
  @Retried(maxRetries = 1)
  public <T> T placeHastily(Callable<T> order) throws Exception {
    return transaction.run(order);
  }

  /** As many as configured, although the class says otherwise. */
  @Retried
  public <T> T placeAsConfigured(Callable<T> order) throws Exception {
    return transaction.run(order);
  }
}
