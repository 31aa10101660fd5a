package org.celeryresults.retry;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Repeats a business method that failed for a passing reason: deadlock, serialization, lock
 * time-out, lost connection, raced unique key.
 *
 * <p>Put it on a bean whose methods are {@code SUPPORTS} and that calls another bean whose methods
 * are {@code REQUIRED}: container interceptors run inside the method's own transaction, so only a
 * transaction begun further in can be tried again. In a transaction of the caller's there is one
 * attempt: that transaction is lost with it.
 */
@InterceptorBinding
@Inherited
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface Retried {
  /** How often to repeat; negative: {@code celery.results.retry.max-retries}. */
  @Nonbinding
  int maxRetries() default -1;
}
