package org.celeryresults.store;

import org.eclipse.persistence.platform.server.ServerPlatformBase;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.ExternalTransactionController;

/**
 * EclipseLink's view of the server: any Jakarta EE container, reached by standard means only, so
 * that one EAR fits all. Public because EclipseLink makes it by name.
 */
public final class ContainerPlatform extends ServerPlatformBase {
  public ContainerPlatform(DatabaseSession session) {
    super(session);
  }

  @Override
  public Class<? extends ExternalTransactionController> getExternalTransactionControllerClass() {
    return ContainerTransactionController.class;
  }

  /** No MBeans: EclipseLink would register them by the server's name. */
  @Override
  public boolean isRuntimeServicesEnabledDefault() {
    return false;
  }
}
