package org.celeryresults.store;

import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.message.Reason;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.jpa.PersistenceProvider;

/**
 * One configured database: where it is, how it speaks, and the factory of its entity managers.
 *
 * @param alias the name that {@code using} gives it
 */
record Store(String alias, DataSource dataSource, Dialect dialect, EntityManagerFactory factory) {
  /** Asks the database what it is; fails when it can't be reached. */
  static Store open(String alias, DataSource dataSource) {
    Dialect dialect = Dialect.of(product(dataSource), alias);
    return new Store(alias, dataSource, dialect, factory(alias, dataSource, dialect));
  }

  private static String product(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getDatabaseProductName();
    } catch (SQLException e) {
      throw new CeleryResultsException(e, Message.STORE_FAILED, Reason.of(e));
    }
  }

  /** The session's name is unique: servers that bring EclipseLink share it among applications. */
  private static EntityManagerFactory factory(
      String alias, DataSource dataSource, Dialect dialect) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(PersistenceUnitProperties.TRANSACTION_TYPE, "JTA");
    properties.put(PersistenceUnitProperties.JTA_DATASOURCE, dataSource);
    properties.put(
        PersistenceUnitProperties.SESSION_NAME, "celery-results-" + alias + UUID.randomUUID());
    properties.put(PersistenceUnitProperties.TARGET_DATABASE, dialect.platform());
    properties.put(PersistenceUnitProperties.TARGET_SERVER, ContainerPlatform.class.getName());
    properties.put(PersistenceUnitProperties.SESSION_CUSTOMIZER, SessionSettings.class.getName());
    properties.put(PersistenceUnitProperties.DDL_GENERATION, PersistenceUnitProperties.NONE);
    properties.put(PersistenceUnitProperties.WEAVING, "false");
    properties.put(PersistenceUnitProperties.LOGGING_LOGGER, "JavaLogger");
    properties.put(PersistenceUnitProperties.LOGGING_LEVEL, "SEVERE");
    return new PersistenceProvider().createEntityManagerFactory("celery-results", properties);
  }
}
