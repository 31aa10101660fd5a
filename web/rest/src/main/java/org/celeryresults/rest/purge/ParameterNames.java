package org.celeryresults.rest.purge;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.purge.PurgeParameters;

/** The job's parameters as clients name them: {@code batch_size} is batchSize. */
final class ParameterNames {
  static final Set<String> ALL =
      PurgeParameters.NAMES.stream()
          .map(ParameterNames::ofClient)
          .collect(Collectors.toUnmodifiableSet());

  private ParameterNames() {}

  static String ofClient(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /**
   * The failure as the client must read it.
   *
   * @param prefix where the parameters stand in the body
   */
  static InvalidValueException ofClient(InvalidValueException failure, String prefix) {
    String field = failure.field();
    return PurgeParameters.NAMES.contains(field)
        ? failure.named(prefix + ofClient(field))
        : failure;
  }
}
