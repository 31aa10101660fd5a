package org.celeryresults.purge;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.celeryresults.config.Settings;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.celeryresults.retention.Expires;

/**
 * What a purge is to do; the job's parameters.
 *
 * @param expires the age from which on results expire that no retention rule speaks of
 * @param batchSize the most rows that a transaction looks at, 1 to {@link #MOST_ROWS}
 * @param maxRows after how many deleted rows to end; empty: no limit
 * @param maxDuration after how long to end; empty: no limit
 * @param pause between two batches, up to {@link #LONGEST_PAUSE}
 * @param dryRun whether to tell what would be deleted, and delete nothing
 */
public record PurgeParameters(
    Expires expires,
    int batchSize,
    OptionalLong maxRows,
    Optional<Duration> maxDuration,
    Duration pause,
    boolean dryRun) {
  /** The largest batch. */
  public static final int MOST_ROWS = 100_000;

  /** The longest pause. */
  public static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Every parameter's name in the job. */
  public static final List<String> NAMES =
      List.of("expires", "batchSize", "maxRows", "maxDuration", "pause", "dryRun");

  /** A dry run on ten million rows must end; counting tells its lower bounds then. */
  private static final Duration DRY_RUN = Duration.ofSeconds(30);

  public PurgeParameters {
    if (batchSize < 1 || batchSize > MOST_ROWS) {
      throw new InvalidValueException(Message.COUNT_LIMIT, "batchSize", MOST_ROWS, batchSize);
    }
    if (maxRows.isPresent() && maxRows.getAsLong() < 1) {
      throw invalid("maxRows", String.valueOf(maxRows.getAsLong()), "a number, 1 or more");
    }
    if (pause.compareTo(LONGEST_PAUSE) > 0) {
      throw invalid("pause", pause.toString(), "at most " + LONGEST_PAUSE);
    }
  }

  /** What holds when nothing else is said. */
  public static PurgeParameters defaults(Settings settings) {
    return of(settings, Map.of());
  }

  /**
   * From texts, by the names of the job's parameters; one that is missing or blank has its default.
   *
   * @throws InvalidValueException that names the parameter
   */
  public static PurgeParameters of(Settings settings, Map<String, String> texts) {
    Texts given = new Texts(texts);
    boolean dryRun = given.value("dryRun", PurgeParameters::bool).orElse(false);
    return new PurgeParameters(
        given
            .value("expires", Expires::parse)
            .orElseGet(() -> new Expires(settings.resultExpires())),
        given
            .value("batchSize", PurgeParameters::number)
            .map(Math::toIntExact)
            .orElseGet(settings::purgeBatchSize),
        given
            .value("maxRows", PurgeParameters::number)
            .map(OptionalLong::of)
            .orElseGet(OptionalLong::empty),
        given
            .value("maxDuration", Expires::duration)
            .or(() -> dryRun ? Optional.of(DRY_RUN) : Optional.empty()),
        given.value("pause", Expires::duration).orElseGet(settings::purgePause),
        dryRun);
  }

  /**
   * Refuses a name that is none of a parameter: a typing error must not mean the default.
   *
   * @throws InvalidValueException that tells the known ones
   */
  public static void requireKnown(Collection<String> names) {
    for (String name : names) {
      if (!NAMES.contains(name)) {
        throw new InvalidValueException(Message.PARAMETER_UNKNOWN, name, String.join(", ", NAMES));
      }
    }
  }

  /** As texts again, every one that is not without limit. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("expires", expires.toString());
    texts.put("batchSize", String.valueOf(batchSize));
    maxRows.ifPresent(rows -> texts.put("maxRows", String.valueOf(rows)));
    maxDuration.ifPresent(duration -> texts.put("maxDuration", duration.toString()));
    texts.put("pause", pause.toString());
    texts.put("dryRun", String.valueOf(dryRun));
    return texts;
  }

  private static boolean bool(String name, String text) {
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Boolean.parseBoolean(text);
    }
    throw invalid(name, text, "true or false");
  }

  private static long number(String name, String text) {
    if (text.matches("[0-9]{1,9}")) {
      return Long.parseLong(text);
    }
    throw invalid(name, text, "a number, 1 to 999999999");
  }

  private static InvalidValueException invalid(String name, String text, String expected) {
    return new InvalidValueException(Message.PARAMETER_INVALID, name, text, expected);
  }

  private record Texts(Map<String, String> texts) {
    <T> Optional<T> value(String name, BiFunction<String, String, T> parser) {
      return Optional.ofNullable(texts.get(name))
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .map(text -> parser.apply(name, text));
    }
  }
}
