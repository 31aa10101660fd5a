package org.celeryresults.store;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.sql.DataSource;
import org.celeryresults.config.Settings;
import org.celeryresults.message.CeleryResultsException;

/**
 * The configured stores. Hands out one entity manager per store and transaction; it is closed with
 * the transaction.
 */
@Singleton
@LocalBean
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Stores {
  /** The alias of {@code celery.results.datasource}, Django's name for it. */
  public static final String DEFAULT = "default";

  /** The default store's replica; no alias that {@code using} could name. */
  static final String REPLICA = "default (read)";

  @Inject private OpenStores open;
  @Inject private Settings settings;
  @Resource private TransactionSynchronizationRegistry transaction;

  /**
   * The current transaction's entity manager for a store.
   *
   * @throws CeleryResultsException when no such store is configured, it is not ready, or can't take
   *     part in this transaction
   * @throws IllegalStateException outside a transaction
   */
  public EntityManager entityManager(String alias) {
    Key key = new Key(System.identityHashCode(this), alias);
    if (transaction.getResource(key) instanceof EntityManager current) {
      return current;
    }
    Store store = open.require(alias);
    participants().join(store);
    EntityManager created = store.factory().createEntityManager();
    transaction.putResource(key, created);
    transaction.registerInterposedSynchronization(new CloseAfter(created));
    return created;
  }

  /**
   * Where lists are read: the default store's replica, when there is one, it is ready, and the
   * caller has no transaction; else the default store, which shows what that transaction wrote.
   */
  public String forLists() {
    boolean alone = transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION;
    return alone && open.isReady(REPLICA) ? REPLICA : DEFAULT;
  }

  /** The data source of {@link #forLists}. */
  public DataSource dataSourceForLists() {
    return forLists().equals(REPLICA)
        ? StoreAddress.replica(settings).orElseThrow().lookUp()
        : dataSource(DEFAULT);
  }

  /**
   * How the store's database speaks.
   *
   * @throws CeleryResultsException when no such store is configured, or it is not ready
   */
  public Dialect dialect(String alias) {
    return open.require(alias).dialect();
  }

  /**
   * The data source behind an alias, looked up in JNDI, whether its database can be reached or not.
   *
   * @throws CeleryResultsException when no such alias is configured, or nothing is bound there
   */
  public DataSource dataSource(String alias) {
    return StoreAddress.of(settings, alias).lookUp();
  }

  private Participants participants() {
    Key key = new Key(System.identityHashCode(this), "");
    if (transaction.getResource(key) instanceof Participants known) {
      return known;
    }
    Participants none = new Participants();
    transaction.putResource(key, none);
    return none;
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
