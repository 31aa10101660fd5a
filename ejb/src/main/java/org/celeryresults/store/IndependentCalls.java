package org.celeryresults.store;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Makes views of managers whose calls leave the caller's transaction aside. */
@Dependent
public class IndependentCalls {
  @EJB private OutsideTransaction outside;

  /**
   * A view of a manager that makes each call outside the caller's transaction.
   *
   * @param view the manager's interface
   */
  public <T> T to(Class<T> view, T manager) {
    return view.cast(
        Proxy.newProxyInstance(
            view.getClassLoader(),
            new Class<?>[] {view},
            (proxy, method, arguments) ->
                outside.call(
                    () -> {
                      try {
                        return method.invoke(manager, arguments);
                      } catch (InvocationTargetException e) {
                        throw cause(e);
                      }
                    })));
  }

  private static Exception cause(InvocationTargetException failure) {
    return failure.getCause() instanceof Exception e ? e : failure;
  }
}
