package org.celeryresults.demo;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.celeryresults.config.Settings;
import org.celeryresults.group.GroupOutcome;
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.message.Message;
import org.celeryresults.task.TaskFilter;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResultManager;

/** Loads the demonstration at start, when it is asked for and the store is empty. */
@Singleton(name = "DemoStartup")
@LocalBean
@Startup
@DependsOn("SchemaStartup")
@TransactionManagement(TransactionManagementType.BEAN)
public class DemoStartup {
  private static final Logger LOG = System.getLogger("org.celeryresults.demo");

  @EJB private TaskResultManager tasks;
  @EJB private GroupResultManager groups;
  @Inject private Settings settings;

  @PostConstruct
  void load() {
    if (!settings.demo()) {
      return;
    }
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
