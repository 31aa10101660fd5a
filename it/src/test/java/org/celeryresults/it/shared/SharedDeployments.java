package org.celeryresults.it.shared;

import java.util.List;
import java.util.Objects;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentDescription;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.container.spi.event.DeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.container.test.spi.client.deployment.DeploymentScenarioGenerator;
import org.jboss.arquillian.core.api.Event;
import org.jboss.arquillian.core.api.InstanceProducer;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.arquillian.test.spi.annotation.ClassScoped;
import org.jboss.arquillian.test.spi.event.suite.BeforeClass;
import org.jspecify.annotations.Nullable;

/**
 * Arquillian deploys before each class and undeploys after it. What is {@link DeployedOnce} stays,
 * until a class needs something else.
 */
public final class SharedDeployments implements LoadableExtension {

  private static @Nullable SharedEar deployed;

  @Override
  public void register(ExtensionBuilder builder) {
    builder.service(DeploymentScenarioGenerator.class, Generator.class).observer(Keeping.class);
  }

  /** Made by Arquillian. */
  public static final class Generator implements DeploymentScenarioGenerator {
    @Override
    public List<DeploymentDescription> generate(TestClass test) {
      return SharedEar.of(test.getJavaClass())
          .filter(ear -> ear != deployed)
          .map(SharedEar::description)
          .stream()
          .toList();
    }
  }

  /** Made by Arquillian. */
  public static final class Keeping {

    @Inject @ClassScoped private InstanceProducer<DeploymentScenario> scenario;
    @Inject private Event<UnDeployManagedDeployments> undeployment;

    private @Nullable DeploymentScenario kept;
    private @Nullable SharedEar wanted;

    /** Tells what this class needs. */
    public void need(@Observes(precedence = 100) BeforeClass event) {
      wanted = SharedEar.of(event.getTestClass().getJavaClass()).orElse(null);
    }

    /** Deploys what isn't there, in place of what is there. */
    public void deploy(@Observes EventContext<DeployManagedDeployments> event) {
      if (wanted != null && wanted == deployed) {
        scenario.set(kept);
        return;
      }
      if (deployed != null) {
        undeployKept();
      }
      if (wanted != null) {
        wanted.clearDatabase();
      }
      event.proceed();
      kept = scenario.get();
      deployed = wanted;
    }

    /** Undeploys what no other class uses. */
    public void undeploy(@Observes EventContext<UnDeployManagedDeployments> event) {
      if (deployed == null) {
        event.proceed();
      }
    }

    private void undeployKept() {
      DeploymentScenario next = scenario.get();
      scenario.set(Objects.requireNonNull(kept));
      deployed = null;
      undeployment.fire(new UnDeployManagedDeployments());
      scenario.set(next);
    }
  }
}
