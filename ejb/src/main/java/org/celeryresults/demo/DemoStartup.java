package org.celeryresults.demo;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.celeryresults.config.Settings;
import org.celeryresults.group.GroupOutcome;
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.message.Message;
import org.celeryresults.readiness.StoreReady;
import org.celeryresults.store.OpenStores;
import org.celeryresults.store.Stores;
import org.celeryresults.task.TaskFilter;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResultManager;

/**
 * Loads the demonstration when it is asked for and the store is empty: at start, so that the first
 * look finds it, or as soon as the store is ready.
 */
@Singleton(name = "DemoStartup")
@LocalBean
@Startup
@DependsOn("StoreStartup")
@TransactionManagement(TransactionManagementType.BEAN)
public class DemoStartup {
  private static final Logger LOG = System.getLogger("org.celeryresults.demo");

  @EJB private TaskResultManager tasks;
  @EJB private GroupResultManager groups;
  @Inject private OpenStores stores;
  @Inject private Settings settings;

  private boolean done;

  @PostConstruct
  void start() {
    if (stores.isReady(Stores.DEFAULT)) {
      load();
    }
  }

  /** The container lets one thread in at a time, and none before the start is over. */
  public void becameReady(@Observes StoreReady store) {
    if (store.alias().equals(Stores.DEFAULT)) {
      load();
    }
  }

  private void load() {
    if (done || !settings.demo()) {
      return;
    }
    done = true;
    if (tasks.countAtMost(TaskFilter.all(), 1).rows() > 0) {
      LOG.log(Level.INFO, Message.DEMO_SKIPPED.text());
      return;
    }
    DemoShop shop = new DemoShop();
    for (TaskOutcome outcome : shop.tasks()) {
      tasks.storeResult(outcome);
    }
    for (GroupOutcome group : shop.groups()) {
      groups.storeGroupResult(group);
    }
    LOG.log(Level.INFO, Message.DEMO_LOADED.text(shop.tasks().size()));
  }
}
