package org.celeryresults.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What expires at one moment.
 *
 * @param rules the first that matches a task decides
 * @param expires for what no rule matches
 * @param abandonedAfter unfinished tasks and chords are kept that long at least, unless a rule
 *     names their state
 * @param now the moment
 */
public record Terms(
    List<RetentionRule> rules, Expires expires, Duration abandonedAfter, Instant now) {
  /** What {@link #ruleOf} calls the absence of a rule. */
  public static final String DEFAULT_RULE = "default";

  public Terms {
    rules = List.copyOf(rules);
  }

  /** Nothing younger expires; empty: nothing at all does. */
  public Optional<Instant> before() {
    return Stream.concat(rules.stream().map(RetentionRule::keep), Stream.of(expires))
        .flatMap(keep -> keep.age().stream())
        .min(Duration::compareTo)
        .map(now::minus);
  }

  /**
   * The rule by which a task has expired, as people read it; empty: it has not.
   *
   * @param finished whether its state is one of Celery's ready states
   */
  public Optional<String> ruleOf(
      String status, @Nullable String name, boolean finished, Instant dateDone) {
    Optional<RetentionRule> rule = rules.stream().filter(r -> r.matches(status, name)).findFirst();
    Expires keep = rule.map(RetentionRule::keep).orElse(expires);
    boolean meant = finished || rule.flatMap(RetentionRule::status).isPresent();
    return keep.age()
        .map(age -> meant ? age : longer(age, abandonedAfter))
        .filter(age -> dateDone.isBefore(now.minus(age)))
        .map(age -> rule.map(RetentionRule::toString).orElse(DEFAULT_RULE));
  }

  /** What people read of a rule by its number; of the number behind the last one: the default. */
  String nameOf(int rule) {
    return rule < rules.size() ? rules.get(rule).toString() : DEFAULT_RULE;
  }

  /** What no rule can match, and was last changed before, has expired; empty: nothing has. */
  public Optional<Instant> finishedBefore() {
    return expires.age().map(now::minus);
  }

  /** The same of what waits for something still to come. */
  public Optional<Instant> abandonedBefore() {
    return expires.age().map(age -> now.minus(longer(age, abandonedAfter)));
  }

  Terms withoutRules() {
    return new Terms(List.of(), expires, abandonedAfter, now);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
