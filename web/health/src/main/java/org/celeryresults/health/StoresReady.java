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
    return answer(reasons());
  }

  private static HealthCheckResponse answer(Map<?, ?> reasons) {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("celery-results");
    reasons.forEach(
        (alias, reason) ->
            answer.withData(alias.toString(), reason.equals("") ? "ready" : reason.toString()));
    boolean ready = reasons.values().stream().allMatch(""::equals);
    return answer.status(ready && !reasons.isEmpty()).build();
  }

  /** By alias why a store isn't ready; empty text when it is. */
  @SuppressWarnings("BanJNDI") // a fixed name
  private static Map<?, ?> reasons() {
    try {
      return InitialContext.<Supplier<Map<?, ?>>>doLookup(BEAN).get();
    } catch (NamingException e) {
      return Map.of("application", "not started");
    }
  }
}
