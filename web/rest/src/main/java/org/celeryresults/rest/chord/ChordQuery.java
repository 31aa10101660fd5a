package org.celeryresults.rest.chord;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.celeryresults.rest.request.Paging;
import org.celeryresults.rest.request.QueryParameters;
import org.celeryresults.store.PageRequest;

/**
 * What the list of chords that wait can be asked: {@code stuck}, {@code page_size}, {@code cursor}.
 *
 * @param stuck only those that are stuck, longer than this
 * @param page which of them
 */
record ChordQuery(Optional<Duration> stuck, PageRequest page) {
  private static final String STUCK = "stuck";
  private static final Set<String> NAMES = Set.of(STUCK, "page_size", "cursor");

  static ChordQuery of(MultivaluedMap<String, String> values) {
    QueryParameters parameters = QueryParameters.of(values, NAMES);
    return new ChordQuery(Optional.ofNullable(parameters.duration(STUCK)), Paging.of(parameters));
  }
}
