package org.celeryresults.retry;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.celeryresults.config.Settings;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.message.Reason;

/** Runs the methods marked {@link Retried}; see there. */
@Retried
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class RetryInterceptor {
  private static final Retry.Surroundings REAL =
      new Retry.Surroundings(
          System::nanoTime,
          () -> ThreadLocalRandom.current().nextDouble(),
          wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos()));

  @Inject private Settings settings;

  private final TransactionSynchronizationRegistry transaction;

  /** A field to be filled would be looked for in the module of the bean, which Payara refuses. */
  @SuppressWarnings("BanJNDI") // a fixed name
  public RetryInterceptor() throws NamingException {
    transaction = InitialContext.doLookup("java:comp/TransactionSynchronizationRegistry");
  }

  /** One attempt inside a transaction, as many as the policy allows outside. */
  @AroundInvoke
  public Object retry(InvocationContext invocation) throws Exception {
    if (transaction.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
      return once(invocation);
    }
    return new Retry(policy(invocation), PassingFailures::isPassing, REAL)
        .call(invocation::proceed);
  }

  private static Object once(InvocationContext invocation) throws Exception {
    try {
      return invocation.proceed();
    } catch (Exception e) {
      if (PassingFailures.isPassing(e)) {
        throw new CeleryResultsException(e, Message.TRANSACTION_LOST, Reason.of(e));
      }
      throw e;
    }
  }

  private RetryPolicy policy(InvocationContext invocation) {
    return new RetryPolicy(
        MaxRetries.chosen().orElseGet(() -> annotated(invocation)),
        new Backoff(settings.retryDelay(), settings.retryMaxDelay()),
        settings.retryMaxDuration());
  }

  /** The method's annotation before its class's; without a number of its own, the settings'. */
  private int annotated(InvocationContext invocation) {
    return Stream.of(invocation.getMethod(), invocation.getTarget().getClass())
        .map(place -> place.getAnnotation(Retried.class))
        .filter(Objects::nonNull)
        .findFirst()
        .map(Retried::maxRetries)
        .filter(times -> times >= 0)
        .orElseGet(settings::retryMaxRetries);
  }
}
