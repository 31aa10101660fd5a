package org.celeryresults.rest.group;

import java.util.LinkedHashMap;
import java.util.Map;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.jspecify.annotations.Nullable;

/** What stands in the place of members that can't be told: {@code opaque} and the reason. */
public final class UnreadableGroup {
  private UnreadableGroup() {}

  /**
   * The reason, out of the failure.
   *
   * @throws CeleryResultsException that failure, when it is of another kind
   */
  public static Map<String, @Nullable Object> because(CeleryResultsException failure) {
    if (failure.kind() != Message.GROUP_UNREADABLE) {
      throw failure;
    }
    return opaque(String.valueOf(failure.getMessage()));
  }

  /** A row without a result, which Celery can't restore either. */
  static Map<String, @Nullable Object> withoutMembers() {
    return opaque("The group was saved without its members.");
  }

  private static Map<String, @Nullable Object> opaque(String reason) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("opaque", true);
    json.put("reason", reason);
    return json;
  }
}
