package org.celeryresults.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a store wrote.
 *
 * @param id the row's number
 * @param times what the row holds now in {@link Upsert#times()}, in that order
 * @param created whether the row is new
 */
public record Written(long id, List<@Nullable Instant> times, boolean created) {
  /** What happened to the row. */
  public Stored.Effect effect() {
    return created ? Stored.Effect.CREATED : Stored.Effect.REPLACED;
  }
}
