package org.celeryresults.retry;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.PersistenceException;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.message.Reason;

/**
 * Makes a failed statement an exception of ours, which rolls back as well but which the container
 * does not log: the retry decides whether anybody must hear of it.
 */
public class FailureTranslator {
  @AroundInvoke
  Object translate(InvocationContext invocation) throws Exception {
    try {
      return invocation.proceed();
    } catch (PersistenceException e) {
      throw new CeleryResultsException(e, Message.STORE_FAILED, Reason.of(e));
    }
  }
}
