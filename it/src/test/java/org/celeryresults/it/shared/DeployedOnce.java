package org.celeryresults.it.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test on a deployment that others use as well, instead of one of its own: it finds what they
 * have stored. Its settings are the defaults, and it must leave schema and server as they were.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DeployedOnce {
  /** What is deployed. */
  SharedEar value();
}
