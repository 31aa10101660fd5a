package org.celeryresults.rest.problem;

import java.util.Collection;

/** Ends a request with a problem. */
public class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /** What the client is told. */
  public Problem problem() {
    return problem;
  }

  /** The same, telling what could be given instead. */
  public ProblemException allowed(Collection<String> values) {
    return new ProblemException(problem.withAllowed(values));
  }
}
