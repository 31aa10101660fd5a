package org.celeryresults.it.shared;

import java.util.List;
import java.util.Optional;
import org.celeryresults.it.contract.TaskResultsContract;
import org.celeryresults.it.generated.Generated;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.celeryresults.it.server.PostgreSql;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentDescription;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.platform.commons.support.ReflectionSupport;

/** The deployments of {@link DeployedOnce}, in the order in which they are made. */
public enum SharedEar {
  /** With all tests of {@link Database#H2} in it. */
  H2,
  /** With all tests of {@link Database#POSTGRESQL} in it. */
  POSTGRESQL,
  /** With all tests of {@link Database#MARIADB} in it. */
  MARIADB,
  /** With all tests of {@link Database#MYSQL} in it. */
  MYSQL,
  /** As the build made it, for clients. */
  UNCHANGED;

  /** For 16 writers of one row, which InnoDB lets deadlock again and again. */
  private static final String ENOUGH_RETRIES = "celery.results.retry.max-retries=10";

  /** Empty for a class that deploys its own. */
  static Optional<SharedEar> of(Class<?> test) {
    return Optional.ofNullable(test.getAnnotation(DeployedOnce.class)).map(DeployedOnce::value);
  }

  DeploymentDescription description() {
    return new DeploymentDescription(name(), ear()).shouldBeTestable(this != UNCHANGED);
  }

  /** Call it while nothing is deployed. */
  void clearDatabase() {
    switch (this) {
      case H2 -> {} // is in the server: tests bear what is there
      case UNCHANGED -> PostgreSql.clear();
      case POSTGRESQL, MARIADB, MYSQL -> database().clear();
    }
  }

  private EnterpriseArchive ear() {
    return this == UNCHANGED
        ? BuiltEar.unchanged()
        : BuiltEar.on(
            database(),
            BuiltEar.with(
                tests(), TaskResultsContract.class.getPackage(), Generated.class.getPackage()),
            ENOUGH_RETRIES);
  }

  private Database database() {
    return Database.valueOf(name());
  }

  private List<Class<?>> tests() {
    return ReflectionSupport.findAllClassesInPackage(
        "org.celeryresults.it", type -> of(type).filter(this::equals).isPresent(), name -> true);
  }
}
