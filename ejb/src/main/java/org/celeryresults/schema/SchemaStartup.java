package org.celeryresults.schema;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.celeryresults.config.Settings;
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

  @PostConstruct
  void bringUpToDate() {
    settings.check();
    SchemaOptions options = SchemaOptions.of(settings);
    new Schema(options).apply(stores.dataSource(Stores.DEFAULT), SchemaMode.of(settings.schema()));
  }
}
