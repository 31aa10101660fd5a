package org.celeryresults.it.http;

import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Arquillian undeploys after each class; what {@link HttpTests} have deployed is to stay. */
public final class LastingDeployment implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Keeping.class);
  }

  /** Made by Arquillian. */
  public static final class Keeping {
    /** Undeploys what others have deployed. */
    public void undeploy(@Observes EventContext<UnDeployManagedDeployments> event) {
      if (!HttpTests.isDeployed()) {
        event.proceed();
      }
    }
  }
}
