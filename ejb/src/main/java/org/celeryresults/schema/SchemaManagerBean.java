package org.celeryresults.schema;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.celeryresults.config.Settings;
import org.celeryresults.config.StoreClock;
import org.celeryresults.schema.guard.SchemaGuard;
import org.celeryresults.schema.guard.SchemaReport;
import org.celeryresults.store.Stores;

/** Keeps each store's last report. */
@Singleton(name = "SchemaManager")
@Local(SchemaManager.class)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SchemaManagerBean implements SchemaManager {
  private final Map<String, SchemaReport> last = new ConcurrentHashMap<>();

  @EJB private Stores stores;
  @Inject private Settings settings;
  @Inject @StoreClock private Clock clock;

  @Override
  public SchemaMode mode() {
    return SchemaMode.of(settings.schema());
  }

  @Override
  public SchemaReport report(String alias) {
    SchemaReport known = last.get(alias);
    Instant tooOld = clock.instant().minus(settings.schemaReportMaxAge());
    return known != null && known.checkedAt().isAfter(tooOld) ? known : inspect(alias);
  }

  @Override
  public SchemaReport inspect(String alias) {
    SchemaGuard guard = new SchemaGuard(settings.taskIdMaxLength(), clock);
    SchemaReport report = guard.inspect(stores.dataSource(alias));
    last.put(alias, report);
    return report;
  }
}
