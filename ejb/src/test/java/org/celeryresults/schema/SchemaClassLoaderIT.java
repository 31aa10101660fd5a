package org.celeryresults.schema;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

class SchemaClassLoaderIT {
  private final DataSource source =
      JdbcConnectionPool.create("jdbc:h2:mem:deployed;DB_CLOSE_DELAY=-1", "sa", "");

  @Test
  void a_deployment_is_served_whatever_the_context_class_loader_is() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      assertThat(Node.update(source)).isEqualTo(26);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }
}
