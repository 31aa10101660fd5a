package org.celeryresults.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Up when every configured store can be used; each is named, with the reason when it can't. There
 * is no liveness check: nothing that can go wrong here is mended by a restart.
 */
@Readiness
@ApplicationScoped
public class StoresReady implements HealthCheck {
  /** The application's session bean, by names that are the same on every server. */
  private static final String BEAN =
      "java:global/celery-results/celery-results-ejb/StoreHealth!java.util.function.Supplier";

  @Override
  public HealthCheckResponse call() {
    Map.Entry<Boolean, Map<String, String>> found = found();
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("celery-results");
    found.getValue().forEach(answer::withData);
    return answer.status(found.getKey()).build();
  }

  @SuppressWarnings("BanJNDI") // a fixed name
  private static Map.Entry<Boolean, Map<String, String>> found() {
    try {
      return InitialContext.<Supplier<Map.Entry<Boolean, Map<String, String>>>>doLookup(BEAN).get();
    } catch (NamingException e) {
      return Map.entry(false, Map.of("application", "not started"));
    }
  }
}
