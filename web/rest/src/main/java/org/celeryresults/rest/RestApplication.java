package org.celeryresults.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Everything under {@code /celery-results/}; who may do what is written in web.xml. */
@ApplicationPath("/")
public class RestApplication extends Application {
  /** Jersey would put the Host header, the client's word, before a Location that is a path. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.headers.location.relative.resolution.disabled", true);
  }
}
