package org.celeryresults.schema;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.celeryresults.config.Settings;
import org.celeryresults.config.StoreClock;
import org.celeryresults.schema.guard.SchemaGuard;
import org.celeryresults.store.Stores;

/**
 * Sees to the settings and the default store's tables when the application starts; no request is
 * served before. Without container transactions: Liquibase commits, which an XA data source forbids
 * inside one.
 */
@Singleton(name = "SchemaStartup")
@LocalBean
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaStartup {
  @EJB private Stores stores;
  @Inject private Settings settings;
  @Inject @StoreClock private Clock clock;

  @PostConstruct
  void bringUpToDate() {
    settings.check();
    SchemaGuard guard = new SchemaGuard(settings.taskIdMaxLength(), clock);
    new Schema(SchemaOptions.of(settings), guard)
        .apply(stores.dataSource(Stores.DEFAULT), SchemaMode.of(settings.schema()));
  }
}
