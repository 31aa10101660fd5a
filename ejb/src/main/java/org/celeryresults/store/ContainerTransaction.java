package org.celeryresults.store;

import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.transaction.xa.XAResource;

/**
 * The container's current transaction, as EclipseLink wants to hold it: equal when it is the same
 * transaction, able to be joined and doomed, nothing more.
 */
record ContainerTransaction(TransactionSynchronizationRegistry registry, Object key)
    implements Transaction {

  @Override
  public int getStatus() {
    return registry.getTransactionStatus();
  }

  @Override
  public void registerSynchronization(Synchronization synchronization) {
    registry.registerInterposedSynchronization(synchronization);
  }

  @Override
  public void setRollbackOnly() {
    registry.setRollbackOnly();
  }

  @Override
  public void commit() {
    throw containerOnly();
  }

  @Override
  public void rollback() {
    throw containerOnly();
  }

  @Override
  public boolean enlistResource(XAResource resource) {
    throw containerOnly();
  }

  @Override
  public boolean delistResource(XAResource resource, int flag) {
    throw containerOnly();
  }

  private static UnsupportedOperationException containerOnly() {
    return new UnsupportedOperationException("The container does this, not EclipseLink.");
  }
}
