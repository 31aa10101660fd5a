package org.celeryresults.rest.answer;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Puts {@link SecurityHeaders} on every answer of the application. */
@Provider
public class SecurityHeadersFilter implements ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    SecurityHeaders.ALL.forEach(headers::putSingle);
    headers.computeIfAbsent(
        HttpHeaders.CACHE_CONTROL, name -> List.of(SecurityHeaders.CACHE_CONTROL));
  }
}
