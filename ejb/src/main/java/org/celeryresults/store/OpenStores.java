package org.celeryresults.store;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import javax.sql.DataSource;
import org.celeryresults.config.Settings;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;

/**
 * The stores that were opened, and how each is. Whoever watches them tells; callers of a store that
 * isn't ready are refused at once, without waiting for its database. No session bean: the watch
 * begins before the container lets other threads call those.
 */
@ApplicationScoped
public class OpenStores {
  private final Map<String, Store> opened = new ConcurrentHashMap<>();
  private final Map<String, Store> retired = new ConcurrentHashMap<>();
  private final Map<String, StoreStatus> statuses = new ConcurrentSkipListMap<>();

  @Inject private Settings settings;

  /**
   * The store's data source: of one that is ready as it was opened, else looked up and opened anew,
   * since another may be bound there by now.
   *
   * @throws CeleryResultsException when there is no data source, its database can't be reached or
   *     is not supported
   */
  public DataSource open(StoreAddress address) {
    Store current = opened.get(address.alias());
    if (current != null && isReady(address.alias())) {
      return current.dataSource();
    }
    DataSource found = address.lookUp();
    if (current == null || !current.dataSource().equals(found)) {
      replace(Store.open(address.alias(), found));
    }
    return found;
  }

  /** The one that is replaced stays open till the next time: transactions may still use it. */
  private void replace(Store store) {
    Store replaced = opened.put(store.alias(), store);
    if (replaced != null) {
      Store unused = retired.put(store.alias(), replaced);
      if (unused != null) {
        unused.factory().close();
      }
    }
  }

  /** From now on calls are let through. */
  public void ready(String alias) {
    statuses.put(alias, new StoreStatus(alias, null));
  }

  /**
   * From now on calls are refused.
   *
   * @param reason a numbered message
   */
  public void notReady(String alias, String reason) {
    statuses.put(alias, new StoreStatus(alias, reason));
  }

  /** Whether calls are let through. */
  public boolean isReady(String alias) {
    StoreStatus status = statuses.get(alias);
    return status != null && status.isReady();
  }

  /** How every store is, sorted by alias. */
  public List<StoreStatus> statuses() {
    return List.copyOf(statuses.values());
  }

  /**
   * The store, ready to be used.
   *
   * @throws CeleryResultsException when it is not ready, or not configured
   */
  public Store require(String alias) {
    StoreStatus status = statuses.get(alias);
    if (status == null) {
      StoreAddress known = StoreAddress.of(settings, alias);
      throw new CeleryResultsException(
          Message.STORE_NOT_READY, alias, Message.STORE_NOT_OPENED.text(known.setting()));
    }
    if (!status.isReady()) {
      throw new CeleryResultsException(Message.STORE_NOT_READY, alias, status.reason());
    }
    return Objects.requireNonNull(opened.get(alias));
  }

  /** Closes the factories: an open one would hold the application's class loader. */
  @PreDestroy
  void close() {
    for (Map<String, Store> stores : List.of(opened, retired)) {
      stores.values().stream().map(Store::factory).forEach(EntityManagerFactory::close);
      stores.clear();
    }
    statuses.clear();
  }
}
