package org.celeryresults.config;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.message.Message;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The settings, typed. Read from MicroProfile Config at each call, so that a source that changes at
 * run time takes effect, but for the stores and how often they are looked at, which stay what they
 * were at start. A wrong value fails with its name and what is expected.
 */
@ApplicationScoped
public class Settings {
  private static final Duration LEAST_INTERVAL = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** A thousand years: beyond, no database has dates. */
  private static final Duration LONGEST = Duration.ofDays(365_000);

  private final Supplier<Config> config;

  public Settings() {
    this(ConfigProvider::getConfig);
  }

  Settings(Supplier<Config> config) {
    this.config = config;
  }

  /** JNDI name of the default store's data source. */
  public String datasource() {
    return text(Setting.DATASOURCE);
  }

  /** JNDI name of a replica of the default store; empty when there is none. */
  public Optional<String> readDatasource() {
    return config
        .get()
        .getOptionalValue(Setting.READ_DATASOURCE.key(), String.class)
        .map(String::strip);
  }

  /** JNDI name of a further store's data source; empty when no such alias is configured. */
  public Optional<String> datasource(String alias) {
    return Aliases.isValid(alias)
        ? config.get().getOptionalValue(Aliases.PREFIX + alias, String.class).map(String::strip)
        : Optional.empty();
  }

  /**
   * The aliases of further stores, sorted. One that is configured by an environment variable alone
   * is in lower case, and has an underscore for every other sign.
   *
   * @throws CeleryResultsException for one that can't be an alias
   */
  public SortedSet<String> aliases() {
    return Aliases.among(config.get().getPropertyNames());
  }

  /** How often a store is looked at. */
  public Duration recoveryInterval() {
    return atLeast(LEAST_INTERVAL, Setting.RECOVERY_INTERVAL);
  }

  /** What to do about the tables at start: update, validate or none. */
  public String schema() {
    return text(Setting.SCHEMA);
  }

  /** How long a start waits for another node that migrates. */
  public Duration schemaLockTimeout() {
    return duration(Setting.SCHEMA_LOCK_TIMEOUT);
  }

  /** Whether Django's record of its migrations is kept: auto, always or never. */
  public String schemaDjangoMigrations() {
    return word(Setting.SCHEMA_DJANGO_MIGRATIONS, List.of("auto", "always", "never"));
  }

  /** Whether ids that Django made 32 bits wide are widened at start. */
  public boolean schemaWideIds() {
    return bool(Setting.SCHEMA_WIDE_IDS);
  }

  /** Whether the indexes that our own queries profit from are added at start. */
  public boolean schemaQueryIndexes() {
    return bool(Setting.SCHEMA_QUERY_INDEXES);
  }

  /** How long a report of the schema guard is handed out before the tables are looked at again. */
  public Duration schemaReportMaxAge() {
    return duration(Setting.SCHEMA_REPORT_MAX_AGE);
  }

  /** Whether an unfinished state leaves a stored SUCCESS as it is. */
  public boolean protectSuccess() {
    return bool(Setting.PROTECT_SUCCESS);
  }

  /** The longest task or group id, in characters. */
  public int taskIdMaxLength() {
    return number(Setting.TASK_ID_MAX_LENGTH, 1, 255);
  }

  /** After which time an unfinished row counts as abandoned, and expires. */
  public Duration abandonedAfter() {
    return duration(Setting.ABANDONED_AFTER);
  }

  /** How often a failed attempt is repeated. */
  public int retryMaxRetries() {
    return number(Setting.RETRY_MAX_RETRIES, 0, Integer.MAX_VALUE);
  }

  /** The wait before the first repetition; doubles each time, jittered down to nothing. */
  public Duration retryDelay() {
    return duration(Setting.RETRY_DELAY);
  }

  /** The longest single wait. */
  public Duration retryMaxDelay() {
    return duration(Setting.RETRY_MAX_DELAY);
  }

  /** No repetition begins later than this after the first attempt began. */
  public Duration retryMaxDuration() {
    return duration(Setting.RETRY_MAX_DURATION);
  }

  /** How often a node looks for completions of chords that nobody was told of. */
  public Duration chordDeliveryInterval() {
    return atLeast(LEAST_INTERVAL, Setting.CHORD_DELIVERY_INTERVAL);
  }

  /** How long listeners may take before another node tells theirs. */
  public Duration chordDeliveryTimeout() {
    return atLeast(Duration.ofSeconds(1), Setting.CHORD_DELIVERY_TIMEOUT);
  }

  /** The wait after listeners failed for the first time; doubles each time. */
  public Duration chordDeliveryDelay() {
    return duration(Setting.CHORD_DELIVERY_DELAY);
  }

  /** The longest wait between two attempts. */
  public Duration chordDeliveryMaxDelay() {
    return duration(Setting.CHORD_DELIVERY_MAX_DELAY);
  }

  /** After how many attempts listeners are given up. */
  public int chordDeliveryMaxAttempts() {
    return number(Setting.CHORD_DELIVERY_MAX_ATTEMPTS, 1, Integer.MAX_VALUE);
  }

  /** How many completions a node tells at the same time. */
  public int chordDeliveryThreads() {
    return number(Setting.CHORD_DELIVERY_THREADS, 1, 64);
  }

  /** When a chord that is stuck is completed; empty: never, by hand alone. */
  public Optional<Duration> chordStuckAfter() {
    return orNever(Setting.CHORD_STUCK_AFTER, this::duration);
  }

  /** How often a node looks at all chords that wait. */
  public Duration chordSweepInterval() {
    return atLeast(LEAST_INTERVAL, Setting.CHORD_SWEEP_INTERVAL);
  }

  /** The age from which on results expire; empty: never. */
  public Optional<Duration> resultExpires() {
    return orNever(
        Setting.RESULT_EXPIRES,
        setting ->
            text(setting).matches("[0-9]+")
                ? Duration.ofSeconds(parse(setting, Long::valueOf))
                : duration(setting));
  }

  /** When purges begin by themselves, until somebody changes it at run time; empty: never. */
  public Optional<String> purgeSchedule() {
    return orNever(
        Setting.PURGE_SCHEDULE, setting -> valid(setting, text -> Cron.parse(text, "UTC")));
  }

  /** The time zone in which that is meant. */
  public String purgeScheduleZone() {
    return valid(Setting.PURGE_SCHEDULE_ZONE, text -> Cron.parse("* * * * *", text));
  }

  /** The most rows that one transaction of a purge looks at. */
  public int purgeBatchSize() {
    return number(Setting.PURGE_BATCH_SIZE, 1, 100_000);
  }

  /** How long a purge rests between two transactions. */
  public Duration purgePause() {
    Duration pause = duration(Setting.PURGE_PAUSE);
    if (pause.compareTo(LONGEST_PAUSE) > 0) {
      throw invalid(Setting.PURGE_PAUSE, text(Setting.PURGE_PAUSE));
    }
    return pause;
  }

  /** After which time another node goes on with a purge whose node is silent. */
  public Duration purgeLease() {
    return atLeast(Duration.ofSeconds(1), Setting.PURGE_LEASE);
  }

  /** How often a node looks whether a purge is due, or was left by another. */
  public Duration purgeCheckInterval() {
    return atLeast(LEAST_INTERVAL, Setting.PURGE_CHECK_INTERVAL);
  }

  /** How long the history tells of a purge; empty: for ever. */
  public Optional<Duration> purgeHistoryExpires() {
    return orNever(Setting.PURGE_HISTORY_EXPIRES, this::duration);
  }

  /** The largest page that a search hands out. */
  public int pageSizeMax() {
    return number(Setting.PAGE_SIZE_MAX, 1, Integer.MAX_VALUE);
  }

  /** Whether to load demonstration results into an empty store. */
  public boolean demo() {
    return bool(Setting.DEMO);
  }

  /**
   * Reads every setting once, so that a wrong one is told at start and not by the first request.
   *
   * @throws CeleryResultsException that names the first wrong one
   */
  public void check() {
    aliases();
    recoveryInterval();
    protectSuccess();
    taskIdMaxLength();
    schemaLockTimeout();
    schemaDjangoMigrations();
    schemaWideIds();
    schemaQueryIndexes();
    schemaReportMaxAge();
    abandonedAfter();
    retryMaxRetries();
    retryDelay();
    retryMaxDelay();
    retryMaxDuration();
    chordDeliveryInterval();
    chordDeliveryTimeout();
    chordDeliveryDelay();
    chordDeliveryMaxDelay();
    chordDeliveryMaxAttempts();
    chordDeliveryThreads();
    chordStuckAfter();
    chordSweepInterval();
    checkPurge();
    pageSizeMax();
    demo();
  }

  private void checkPurge() {
    resultExpires();
    purgeSchedule();
    purgeScheduleZone();
    purgeBatchSize();
    purgePause();
    purgeLease();
    purgeCheckInterval();
    purgeHistoryExpires();
  }

  private <T> Optional<T> orNever(Setting setting, Function<Setting, T> reader) {
    return text(setting).equalsIgnoreCase("never")
        ? Optional.empty()
        : Optional.of(reader.apply(setting));
  }

  private String text(Setting setting) {
    return config
        .get()
        .getOptionalValue(setting.key(), String.class)
        .map(String::strip)
        .orElse(setting.defaultText());
  }

  private boolean bool(Setting setting) {
    String text = text(setting);
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Boolean.parseBoolean(text);
    }
    throw invalid(setting, text);
  }

  private String word(Setting setting, List<String> words) {
    String text = text(setting).toLowerCase(Locale.ROOT);
    if (words.contains(text)) {
      return text;
    }
    throw invalid(setting, text(setting));
  }

  private int number(Setting setting, int least, int most) {
    int number = parse(setting, Integer::valueOf);
    if (number < least || number > most) {
      throw invalid(setting, text(setting));
    }
    return number;
  }

  private Duration atLeast(Duration least, Setting setting) {
    Duration duration = duration(setting);
    if (duration.compareTo(least) < 0) {
      throw invalid(setting, text(setting));
    }
    return duration;
  }

  private Duration duration(Setting setting) {
    Duration duration = parse(setting, Duration::parse);
    if (duration.isNegative()) {
      throw invalid(setting, text(setting));
    }
    return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
  }

  /** The text, if it can be parsed. */
  private String valid(Setting setting, Function<String, ?> parser) {
    String text = text(setting);
    try {
      Object unused = parser.apply(text);
      return text;
    } catch (InvalidValueException e) {
      throw invalid(setting, text);
    }
  }

  private <T> T parse(Setting setting, Function<String, T> parser) {
    String text = text(setting);
    try {
      return parser.apply(text);
    } catch (NumberFormatException | DateTimeParseException e) {
      throw invalid(setting, text);
    }
  }

  private static CeleryResultsException invalid(Setting setting, String text) {
    return new CeleryResultsException(Message.SETTING_INVALID, setting.key(), text, setting.type());
  }
}
