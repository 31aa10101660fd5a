package org.celeryresults.store;

import jakarta.ejb.EJBContext;

/** Who calls, as it is recorded. */
public final class Callers {
  private static final int MOST = 150;
  private static final String ANONYMOUS = "anonymous";

  private Callers() {}

  /** The caller's name, at most 150 characters; "anonymous" when the caller has none. */
  public static String name(EJBContext context) {
    String name = context.getCallerPrincipal().getName();
    if (name == null || name.isEmpty() || name.equalsIgnoreCase(ANONYMOUS)) {
      return ANONYMOUS;
    }
    return name.codePointCount(0, name.length()) > MOST
        ? name.substring(0, name.offsetByCodePoints(0, MOST))
        : name;
  }
}
