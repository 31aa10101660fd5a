package org.celeryresults.rest.answer;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.celeryresults.store.Page;
import org.jspecify.annotations.Nullable;

/**
 * The ways from a page of a list to those beside it (RFC 8288), as absolute paths: they hold behind
 * any host name. All parameters of the request are kept but {@code cursor}.
 */
public final class PageLinks {
  private static final String CURSOR = "cursor";

  private final Optional<String> next;
  private final Optional<String> previous;

  /** The links of a page that was asked for by this URI. */
  public PageLinks(URI request, Page<?> page) {
    next = page.next().map(cursor -> link(request, cursor));
    previous = page.previous().map(cursor -> link(request, cursor));
  }

  /** 200 with the page, the links in its body ({@code next}, {@code previous}) and in its head. */
  public Response answer(Map<String, @Nullable Object> body) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(body);
    all.put("next", next.orElse(null));
    all.put("previous", previous.orElse(null));
    Response.ResponseBuilder answer = Response.ok(Json.of(all), MediaType.APPLICATION_JSON_TYPE);
    String header = header();
    return header.isEmpty() ? answer.build() : answer.header(HttpHeaders.LINK, header).build();
  }

  /** The header {@code Link}; empty when there is nothing beside the page. */
  String header() {
    List<String> links = new ArrayList<>();
    next.ifPresent(url -> links.add("<" + url + ">; rel=\"next\""));
    previous.ifPresent(url -> links.add("<" + url + ">; rel=\"prev\""));
    return String.join(", ", links);
  }

  private static String link(URI request, String cursor) {
    List<String> parameters = new ArrayList<>();
    if (request.getRawQuery() != null) {
      Arrays.stream(request.getRawQuery().split("&"))
          .filter(pair -> !pair.isEmpty() && !pair.equals(CURSOR) && !pair.startsWith(CURSOR + "="))
          .forEach(parameters::add);
    }
    parameters.add(CURSOR + "=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
    return request.getRawPath() + "?" + String.join("&", parameters);
  }
}
