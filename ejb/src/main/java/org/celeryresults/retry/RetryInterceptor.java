package org.celeryresults.retry;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
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
  @Resource private TransactionSynchronizationRegistry transaction;

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
    int asked = maxRetries(invocation.getMethod(), invocation.getTarget().getClass());
    return new RetryPolicy(
        asked < 0 ? settings.retryMaxRetries() : asked,
        settings.retryDelay(),
        settings.retryMaxDelay(),
        settings.retryMaxDuration());
  }

  private static int maxRetries(Method method, Class<?> bean) {
    Retried onMethod = method.getAnnotation(Retried.class);
    Retried onClass = bean.getAnnotation(Retried.class);
    if (onMethod != null) {
      return onMethod.maxRetries();
    }
    return onClass != null ? onClass.maxRetries() : -1;
  }
}
