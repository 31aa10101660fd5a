package org.celeryresults.retry;

import jakarta.ejb.EJBException;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.celeryresults.message.Causes;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.message.Reason;

/**
 * Makes a failed statement an exception of ours, which rolls back as well but which the container
 * does not log: the retry decides whether anybody must hear of it. On the outer layer, makes a
 * failed commit the same.
 */
public class FailureTranslator {
  @AroundInvoke
  Object translate(InvocationContext invocation) throws Exception {
    try {
      return invocation.proceed();
    } catch (PersistenceException e) {
      throw translated(e);
    } catch (EJBException e) {
      throw isCommits(e) ? translated(e) : e;
    }
  }

  private static boolean isCommits(EJBException failure) {
    return Causes.of(failure).anyMatch(e -> e instanceof SQLException || e instanceof XAException);
  }

  private static CeleryResultsException translated(RuntimeException failure) {
    return new CeleryResultsException(failure, Message.STORE_FAILED, Reason.of(failure));
  }
}
