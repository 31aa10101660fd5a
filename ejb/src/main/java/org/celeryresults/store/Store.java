package org.celeryresults.store;

import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
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
 * @param tables which tables they are, equal for two aliases of the same ones
 */
record Store(
    String alias,
    DataSource dataSource,
    Dialect dialect,
    String tables,
    EntityManagerFactory factory) {
  private static final Pattern PARAMETERS = Pattern.compile("[?;].*");

  /** Asks the database what it is; fails when it can't be reached. */
  static Store open(String alias, DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      DatabaseMetaData about = connection.getMetaData();
      Dialect dialect = Dialect.of(about.getDatabaseProductName(), alias);
      String database = PARAMETERS.matcher(String.valueOf(about.getURL())).replaceFirst("");
      String tables = String.join(" ", database, connection.getCatalog(), connection.getSchema());
      return new Store(alias, dataSource, dialect, tables, factory(alias, dataSource, dialect));
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
