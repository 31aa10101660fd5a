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
 * time-out, lost connection, raced unique key, also at the commit. Free for beans of any
 * application that has our ejb jar.
 *
 * <p>Put it on a session bean, or a method of one, that is {@code SUPPORTS} and that calls another
 * bean whose methods are {@code REQUIRED}: interceptors run inside the method's own transaction, so
 * only a transaction begun further in can be tried again. In a transaction of the caller's there is
 * one attempt: that transaction is lost with it, which CELRES-0050 says. Failures that don't pass
 * are thrown as they are; when repeating didn't help, CELRES-0009 carries the last.
 *
 * <p>A commit whose answer was lost may have taken place, and is repeated all the same: what the
 * method does must be right when it is done twice, as a store of a result is.
 */
@InterceptorBinding
@Inherited
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface Retried {
  /**
   * How often to repeat; negative: {@code celery.results.retry.max-retries}. A method's annotation
   * goes before that of its class.
   */
  @Nonbinding
  int maxRetries() default -1;
}
