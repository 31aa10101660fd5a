package org.celeryresults.store;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.celeryresults.config.Setting;
import org.celeryresults.config.Settings;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;

/**
 * The configured stores, each opened at its first use. Hands out one entity manager per store and
 * transaction; it is closed with the transaction.
 */
@Singleton
@LocalBean
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Stores {
  /** The alias of {@code celery.results.datasource}, Django's name for it. */
  public static final String DEFAULT = "default";

  private final Map<String, Store> opened = new ConcurrentHashMap<>();

  @Inject private Settings settings;
  @Resource private TransactionSynchronizationRegistry transaction;

  /**
   * The current transaction's entity manager for a store.
   *
   * @throws IllegalStateException outside a transaction
   */
  public EntityManager entityManager(String alias) {
    Key key = new Key(System.identityHashCode(this), alias);
    if (transaction.getResource(key) instanceof EntityManager current) {
      return current;
    }
    EntityManager created = store(alias).factory().createEntityManager();
    transaction.putResource(key, created);
    transaction.registerInterposedSynchronization(new CloseAfter(created));
    return created;
  }

  /** How the store's database speaks. */
  public Dialect dialect(String alias) {
    return store(alias).dialect();
  }

  /**
   * The data source behind an alias, looked up in JNDI.
   *
   * @throws CeleryResultsException when no such alias is configured, or nothing is bound there
   */
  @SuppressWarnings("BanJNDI") // the name is the operator's
  public DataSource dataSource(String alias) {
    String name = jndiName(alias);
    try {
      return InitialContext.doLookup(name);
    } catch (NamingException e) {
      String setting = Setting.DATASOURCE.key() + (DEFAULT.equals(alias) ? "" : "." + alias);
      throw new CeleryResultsException(e, Message.DATASOURCE_NOT_FOUND, name, setting);
    }
  }

  private Store store(String alias) {
    Store store = opened.get(alias);
    return store != null ? store : opened.computeIfAbsent(alias, a -> Store.open(a, dataSource(a)));
  }

  private String jndiName(String alias) {
    Optional<String> name =
        DEFAULT.equals(alias) ? Optional.of(settings.datasource()) : settings.datasource(alias);
    return name.orElseThrow(
        () -> {
          TreeSet<String> known = new TreeSet<>(settings.aliases());
          known.add(DEFAULT);
          return new CeleryResultsException(
              Message.UNKNOWN_STORE, alias, known, Setting.DATASOURCE.key(), alias);
        });
  }

  /** Closes the factories: an open one would hold the application's class loader. */
  @PreDestroy
  void close() {
    opened.values().stream().map(Store::factory).forEach(EntityManagerFactory::close);
    opened.clear();
  }

  private record Key(int stores, String alias) {}

  private record CloseAfter(EntityManager entityManager) implements Synchronization {
    @Override
    public void beforeCompletion() {
      // Nothing to flush: statements are native or reads.
    }

    @Override
    public void afterCompletion(int status) {
      entityManager.close();
    }
  }
}
