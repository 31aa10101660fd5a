package org.celeryresults.it.generated;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.celeryresults.message.Message;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskState;

/**
 * Makes up outcomes, always the same ones: most can be stored, some need repair, of one in four one
 * field is wrong. Some are of ids that came before.
 */
public final class GeneratedOutcomes {
  /** Where chance begins. */
  public static final long SEED = 20_261_122;

  private static final List<String> STATES =
      List.of(
          "SUCCESS",
          "SUCCESS",
          "FAILURE",
          "REVOKED",
          "RETRY",
          "STARTED",
          "PENDING",
          "RECEIVED",
          "PROGRESS",
          "success",
          "SUCCESS ",
          "SUCCÈS",
          "null");
  private static final List<String> CONTENT_TYPES =
      List.of(
          "application/json",
          "application/x-yaml",
          "application/x-python-serialize",
          "text/plain",
          "application/data",
          "application/x-msgpack",
          "application/json; charset=utf-8",
          "/",
          "?");
  private static final List<String> ENCODINGS =
      List.of("utf-8", "UTF-8", "binary", "us-ascii", "utf-16", "latin-1", "base64", "none", "😀");
  private static final List<String> SERIALIZED =
      List.of(
          "5",
          "NaN",
          "-Infinity",
          "{\"n\": [1, null]}",
          "\"\\ud83d\"",
          "{",
          "null",
          "gAR9lIwBbpRLAXMu",
          "- !!python/object/apply:os.system [ls]",
          "1e999",
          "''; DROP TABLE x; --",
          "{0} %s ?1 :a");
  private static final List<Instant> TIMES =
      List.of(
          Instant.parse("0001-01-01T00:00:00Z"),
          Instant.parse("1582-10-10T12:00:00Z"), // no day of Rome's calendar
          Instant.parse("1883-11-18T17:00:00.000001Z"),
          Instant.EPOCH.minusNanos(1),
          Instant.EPOCH,
          Instant.parse("2026-03-29T01:30:00.999999999Z"),
          Instant.parse("2026-11-01T05:30:00.123456789Z"),
          Instant.parse("2038-01-19T03:14:08Z"),
          Instant.parse("9999-12-31T23:59:59.999999Z"));
  private static final List<Instant> NO_TIMES =
      List.of(
          Instant.MIN,
          Instant.MAX,
          Instant.parse("0000-12-31T23:59:59.999999Z"),
          Instant.parse("+10000-01-01T00:00:00Z"));

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Texts texts = new Texts(random);
  private final List<String> ids = new ArrayList<>();
  private final String run;
  private int number;

  /**
   * @param run begins every id: one of another table or run is never met
   */
  public GeneratedOutcomes(String run) {
    this.run = run;
  }

  /** The next one. */
  public Generated next() {
    TaskOutcome good = good(id());
    Generated generated =
        switch (random.nextInt(8)) {
          case 0, 1 -> refused(good);
          case 2 -> repaired(good);
          default -> new Generated(number, good, good, Optional.empty());
        };
    number++;
    if (generated.refusal().isEmpty()) {
      ids.add(good.taskId());
    }
    TaskOutcome stored = generated.expected();
    return new Generated(
        generated.number(),
        generated.outcome(),
        stored.dateStarted() == null
            ? stored
            : stored
                .with()
                .dateStarted(stored.dateStarted().truncatedTo(ChronoUnit.MICROS))
                .build(),
        generated.refusal());
  }

  /** The number keeps ids apart that a collation would take for the same. */
  private String id() {
    if (!ids.isEmpty() && random.nextInt(8) == 0) {
      return texts.pick(ids);
    }
    String begin = "%s-%06d-".formatted(run, number);
    return begin + texts.upTo(255 - begin.length());
  }

  private TaskOutcome good(String id) {
    String status = random.nextInt(4) == 0 ? texts.upTo(50) : texts.pick(STATES);
    boolean dated = status.equals(TaskState.STARTED.name()) || random.nextInt(4) == 0;
    return TaskOutcome.of(id, status)
        .content(
            random.nextInt(4) == 0 ? texts.upTo(128) : texts.pick(CONTENT_TYPES),
            random.nextInt(4) == 0 ? texts.upTo(64) : texts.pick(ENCODINGS))
        .result(serialized())
        .meta(serialized())
        .taskArgs(serialized())
        .taskKwargs(serialized())
        .traceback(perhaps(texts.upTo(2000)))
        .taskName(perhaps(texts.upTo(255)))
        .periodicTaskName(perhaps(texts.upTo(255)))
        .worker(perhaps(texts.upTo(100)))
        .dateStarted(dated ? texts.pick(TIMES) : null)
        .build();
  }

  private String serialized() {
    return switch (random.nextInt(6)) {
      case 0 -> null;
      case 1 -> "";
      case 2 -> texts.upTo(5000);
      default -> texts.pick(SERIALIZED);
    };
  }

  private String perhaps(String text) {
    return switch (random.nextInt(5)) {
      case 0 -> null;
      case 1 -> "";
      default -> text;
    };
  }

  private Generated repaired(TaskOutcome good) {
    Texts.Spoiled spoiled = texts.spoiled(texts.upTo(98));
    TaskOutcome.Builder given = good.with();
    TaskOutcome.Builder expected = good.with();
    switch (random.nextInt(4)) {
      case 0 -> {
        given.traceback(spoiled.text());
        expected.traceback(spoiled.repaired());
      }
      case 1 -> {
        given.taskName(spoiled.text());
        expected.taskName(spoiled.repaired());
      }
      case 2 -> {
        given.periodicTaskName(spoiled.text());
        expected.periodicTaskName(spoiled.repaired());
      }
      default -> {
        given.worker(spoiled.text());
        expected.worker(spoiled.repaired());
      }
    }
    return new Generated(number, given.build(), expected.build(), Optional.empty());
  }

  private Generated refused(TaskOutcome good) {
    return switch (random.nextInt(13)) {
      case 0, 1 -> required("task_id", 255, id -> with(good, id, good.status()));
      case 2, 3 -> required("status", 50, status -> with(good, good.taskId(), status));
      case 4 -> required("content_type", 128, t -> content(good, t, good.contentEncoding()));
      case 5 -> required("content_encoding", 64, e -> content(good, good.contentType(), e));
      case 6 -> text("result", value -> good.with().result(value));
      case 7 -> text("meta", value -> good.with().meta(value));
      case 8 -> text("task_args", value -> good.with().taskArgs(value));
      case 9 -> text("task_kwargs", value -> good.with().taskKwargs(value));
      case 10 -> tooLong("task_name", 255, value -> good.with().taskName(value));
      case 11 -> tooLong("worker", 100, value -> good.with().worker(value));
      default ->
          refused(
              good.with().dateStarted(texts.pick(NO_TIMES)).build(),
              "date_started",
              Message.TIME_NOT_STORABLE);
    };
  }

  private Generated required(String field, int most, Change change) {
    return switch (random.nextInt(4)) {
      case 0 ->
          refused(change.to(texts.pick(Arrays.asList(null, ""))), field, Message.VALUE_MISSING);
      case 1, 2 -> refused(change.to(texts.exactly(most + 1)), field, Message.VALUE_TOO_LONG);
      default ->
          refused(
              change.to(texts.spoiled(texts.exactly(most - 2)).text()),
              field,
              Message.VALUE_NOT_STORABLE);
    };
  }

  private Generated text(String field, Setter setter) {
    String bad = texts.spoiled(texts.upTo(3000)).text();
    return refused(setter.set(bad).build(), field, Message.VALUE_NOT_STORABLE);
  }

  private Generated tooLong(String field, int most, Setter setter) {
    String bad = texts.exactly(most + 1 + random.nextInt(3));
    return refused(setter.set(bad).build(), field, Message.VALUE_TOO_LONG);
  }

  private Generated refused(TaskOutcome bad, String field, Message kind) {
    return new Generated(number, bad, bad, Optional.of(new Generated.Refusal(field, kind)));
  }

  private static TaskOutcome content(TaskOutcome good, String type, String encoding) {
    return good.with().content(type, encoding).build();
  }

  private static TaskOutcome with(TaskOutcome good, String id, String status) {
    return new TaskOutcome(
        good.contentType(),
        good.contentEncoding(),
        id,
        good.result(),
        status,
        good.traceback(),
        good.meta(),
        good.periodicTaskName(),
        good.taskName(),
        good.taskArgs(),
        good.taskKwargs(),
        good.worker(),
        good.using(),
        good.dateStarted());
  }

  private interface Change {
    TaskOutcome to(String value);
  }

  private interface Setter {
    TaskOutcome.Builder set(String value);
  }
}
