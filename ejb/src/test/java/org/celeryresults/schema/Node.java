package org.celeryresults.schema;

import javax.sql.DataSource;

/** A deployment of its own, as on another node: it shares the database and nothing else. */
final class Node {
  private Node() {}

  /**
   * Brings the tables up to date.
   *
   * @return how many change sets this node has executed
   */
  static int update(DataSource source) throws Exception {
    ClassLoader deployment = new IsolatedLoader();
    Class<?> schema = deployment.loadClass(Schema.class.getName());
    Class<?> options = deployment.loadClass(SchemaOptions.class.getName());
    Class<?> mode = deployment.loadClass(SchemaMode.class.getName());
    Object instance =
        schema.getConstructor(options).newInstance(options.getMethod("defaults").invoke(null));
    return (int)
        schema
            .getMethod("apply", DataSource.class, mode)
            .invoke(instance, source, mode.getMethod("of", String.class).invoke(null, "update"));
  }
}
