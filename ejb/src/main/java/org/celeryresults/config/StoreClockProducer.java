package org.celeryresults.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** The one place that reads the system's time. */
@ApplicationScoped
public class StoreClockProducer {
  /** Ticks whole microseconds. */
  @Produces
  @StoreClock
  public Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  }
}
