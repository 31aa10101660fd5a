package org.celeryresults.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.celeryresults.config.Setting;
import org.celeryresults.config.Settings;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;

/**
 * Where a configured store is to be found.
 *
 * @param alias the name that {@code using} gives it
 * @param setting what names its data source
 * @param jndiName the data source
 */
public record StoreAddress(String alias, String setting, String jndiName) {
  /** Every configured store, the default one first. */
  public static List<StoreAddress> all(Settings settings) {
    List<StoreAddress> all = new ArrayList<>();
    all.add(of(settings, Stores.DEFAULT));
    settings.aliases().forEach(alias -> all.add(of(settings, alias)));
    return all;
  }

  /** The replica of the default store, if there is one. */
  public static Optional<StoreAddress> replica(Settings settings) {
    return settings
        .readDatasource()
        .map(name -> new StoreAddress(Stores.REPLICA, Setting.READ_DATASOURCE.key(), name));
  }

  /** Whether this is the replica, which is only read. */
  public boolean isReplica() {
    return alias.equals(Stores.REPLICA);
  }

  /**
   * The address of one store.
   *
   * @throws CeleryResultsException when no such alias is configured; it lists those that are
   */
  static StoreAddress of(Settings settings, String alias) {
    String setting = Setting.DATASOURCE.key();
    if (alias.equals(Stores.DEFAULT)) {
      return new StoreAddress(alias, setting, settings.datasource());
    }
    return settings
        .datasource(alias)
        .map(name -> new StoreAddress(alias, setting + "." + alias, name))
        .orElseThrow(() -> unknown(settings, alias));
  }

  /**
   * The data source, looked up in JNDI.
   *
   * @throws CeleryResultsException when there is none under that name
   */
  @SuppressWarnings("BanJNDI") // the name is the operator's
  public DataSource lookUp() {
    try {
      Object found = InitialContext.doLookup(jndiName);
      if (found instanceof DataSource dataSource) {
        return dataSource;
      }
    } catch (NamingException e) {
      throw new CeleryResultsException(e, Message.DATASOURCE_NOT_FOUND, jndiName, setting);
    }
    throw new CeleryResultsException(Message.DATASOURCE_NOT_FOUND, jndiName, setting);
  }

  private static CeleryResultsException unknown(Settings settings, String alias) {
    List<String> known = all(settings).stream().map(StoreAddress::alias).toList();
    return new CeleryResultsException(
        Message.UNKNOWN_STORE, alias, known, Setting.DATASOURCE.key(), alias);
  }
}
