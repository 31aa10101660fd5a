package org.celeryresults.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.celeryresults.retry.MaxRetries;
import org.jspecify.annotations.Nullable;

/**
 * A manager whose calls are made as {@link CallOptions} were chosen.
 *
 * @param view the manager's interface
 * @param manager who is called in the end
 */
record AdjustedCalls<M extends CallOptions<M>>(
    Class<M> view,
    M manager,
    OutsideTransaction outside,
    boolean independent,
    OptionalInt maxRetries)
    implements InvocationHandler {

  M asManager() {
    return view.cast(Proxy.newProxyInstance(view.getClassLoader(), new Class<?>[] {view}, this));
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Exception {
    if (method.getDeclaringClass() == CallOptions.class) {
      return (arguments == null ? independently() : repeatedAtMost((Integer) arguments[0]))
          .asManager();
    }
    Callable<@Nullable Object> call = () -> call(method, arguments);
    Callable<@Nullable Object> limited =
        maxRetries.isPresent() ? () -> MaxRetries.during(maxRetries.getAsInt(), call) : call;
    return independent ? outside.call(limited) : limited.call();
  }

  private AdjustedCalls<M> independently() {
    return new AdjustedCalls<>(view, manager, outside, true, maxRetries);
  }

  private AdjustedCalls<M> repeatedAtMost(int times) {
    if (times < 0) {
      throw new InvalidValueException(Message.NEGATIVE, "maxRetries", times);
    }
    return new AdjustedCalls<>(view, manager, outside, independent, OptionalInt.of(times));
  }

  private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments)
      throws Exception {
    try {
      return method.invoke(manager, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
