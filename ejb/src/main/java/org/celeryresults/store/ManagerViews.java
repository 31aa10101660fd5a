package org.celeryresults.store;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import java.util.OptionalInt;

/** Makes the views of {@link CallOptions} for managers. */
@Dependent
public class ManagerViews {
  @EJB private OutsideTransaction outside;

  /**
   * A view of a manager that makes each call outside the caller's transaction.
   *
   * @param view the manager's interface
   */
  public <M extends CallOptions<M>> M independent(Class<M> view, M manager) {
    return new AdjustedCalls<>(view, manager, outside, true, OptionalInt.empty()).asManager();
  }

  /**
   * A view of a manager that repeats each call at most so many times.
   *
   * @param view the manager's interface
   */
  public <M extends CallOptions<M>> M withMaxRetries(Class<M> view, M manager, int maxRetries) {
    return new AdjustedCalls<>(view, manager, outside, false, OptionalInt.empty())
        .asManager()
        .withMaxRetries(maxRetries);
  }
}
