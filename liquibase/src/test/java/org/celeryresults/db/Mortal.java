package org.celeryresults.db;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Connections that the database really ends after so many changes to Django's tables and ours. */
final class Mortal {
  private final DataSource source;
  private final String session;
  private final UnaryOperator<String> kill;
  private final AtomicInteger left;

  /** Session: the expression that names a connection's own; kill: the statement that ends it. */
  Mortal(DataSource source, String session, UnaryOperator<String> kill, int statements) {
    this.source = source;
    this.session = session;
    this.kill = kill;
    this.left = new AtomicInteger(statements);
  }

  DataSource source() {
    return proxy(
        DataSource.class,
        (proxy, method, values) -> {
          Object result = method.invoke(source, values);
          return result instanceof Connection connection ? mortal(connection) : result;
        });
  }

  private Connection mortal(Connection connection) {
    return proxy(
        Connection.class,
        (proxy, method, values) -> {
          Object result = invoke(connection, method, values);
          return result instanceof Statement statement && method.getReturnType() == Statement.class
              ? mortal(statement, connection)
              : result;
        });
  }

  private Statement mortal(Statement statement, Connection connection) {
    return proxy(
        Statement.class,
        (proxy, method, values) -> {
          Object result = invoke(statement, method, values);
          if (method.getName().startsWith("execute") && values != null && changes(values[0])) {
            if (left.decrementAndGet() == 0) {
              end(connection);
            }
          }
          return result;
        });
  }

  private static boolean changes(Object sql) {
    String text = sql.toString().strip().toLowerCase(Locale.ROOT);
    return text.matches("(?s).*(django_|celery_results_).*")
        && text.matches("(?s)(create|alter|update|drop|insert) .*")
        && !text.contains("databasechangelog");
  }

  private void end(Connection connection) throws Exception {
    String id;
    try (Statement own = connection.createStatement();
        var row = own.executeQuery("select " + session)) {
      row.next();
      id = row.getString(1);
    }
    Sql.execute(source, kill.apply(id));
    connection.abort(Runnable::run);
  }

  private static Object invoke(Object target, java.lang.reflect.Method method, Object[] values)
      throws Throwable {
    try {
      return method.invoke(target, values);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Mortal.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
