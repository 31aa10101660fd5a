package org.celeryresults.store;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.persistence.transaction.AbstractSynchronizationListener;
import org.eclipse.persistence.transaction.JTATransactionController;
import org.jspecify.annotations.Nullable;

/**
 * Lets EclipseLink take part in the container's transactions through the one standard door, the
 * {@link TransactionSynchronizationRegistry}. Public because EclipseLink makes it by name.
 *
 * <p>It only joins: beginning, committing and rolling back are the container's.
 */
public final class ContainerTransactionController extends JTATransactionController {
  private final TransactionSynchronizationRegistry registry;

  @SuppressWarnings("BanJNDI") // a fixed name
  public ContainerTransactionController() throws NamingException {
    registry = InitialContext.doLookup("java:comp/TransactionSynchronizationRegistry");
  }

  @Override
  protected void registerSynchronization_impl(
      AbstractSynchronizationListener listener, Object transaction) {
    registry.registerInterposedSynchronization((Synchronization) listener);
  }

  @Override
  @SuppressWarnings("NullAway") // EclipseLink reads null as "no transaction"
  protected Object getTransaction_impl() {
    Object key = registry.getTransactionKey();
    return key == null ? null : new ContainerTransaction(registry, key);
  }

  @Override
  protected Object getTransactionStatus_impl() {
    return registry.getTransactionStatus();
  }

  @Override
  protected void markTransactionForRollback_impl() {
    registry.setRollbackOnly();
  }

  @Override
  public boolean isRolledBack_impl(@Nullable Object status) {
    return registry.getTransactionStatus() == Status.STATUS_ROLLEDBACK;
  }

  @Override
  @SuppressWarnings("NullAway") // there is none to be had by standard means, and none is needed
  protected TransactionManager acquireTransactionManager() {
    return null;
  }
}
