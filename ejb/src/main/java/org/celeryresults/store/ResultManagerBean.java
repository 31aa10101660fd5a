package org.celeryresults.store;

import jakarta.ejb.EJB;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.celeryresults.config.Settings;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;

/** What the managers' outer layers share. */
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public abstract class ResultManagerBean<S> implements ResultManager<S> {
  private static final Duration LONGEST = Duration.ofDays(365_000);

  @EJB private Stores stores;
  @Inject private PollingGuard polling;
  @Inject private Settings settings;

  @Override
  public DataSource connectionForWrite() {
    return stores.dataSource(Stores.DEFAULT);
  }

  @Override
  public DataSource connectionForRead() {
    return stores.dataSourceForLists();
  }

  @Override
  public String currentEngine() {
    return stores.dialect(Stores.DEFAULT).engine();
  }

  @Override
  public boolean warnIfRepeatableRead() {
    return polling.warnIfRepeatableRead();
  }

  /** To be told of each id that was asked for in vain. */
  protected void missed(String id) {
    polling.missed(id);
  }

  /** The store that lists are read from in the caller's transaction, or outside of one. */
  protected String forLists() {
    return stores.forLists();
  }

  /** The page request, its size within bounds. */
  protected PageRequest checked(PageRequest page) {
    return page.within(settings.pageSizeMax());
  }

  /** The age, not negative: that would make everything expire; at most a thousand years. */
  protected static Duration checked(Duration expires) {
    if (expires.isNegative()) {
      throw new InvalidValueException(Message.NEGATIVE, "expires", expires);
    }
    return expires.compareTo(LONGEST) > 0 ? LONGEST : expires;
  }
}
