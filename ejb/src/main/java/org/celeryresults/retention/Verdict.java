package org.celeryresults.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@link Terms#ruleOf} as SQL. */
final class Verdict {
  private static final Sql NOTHING = Sql.of("");

  private Verdict() {}

  /**
   * The number of the rule by which the row {@code t} has expired, or NULL.
   *
   * @param finished whether the row has finished
   */
  static Sql of(Terms terms, Sql finished) {
    List<RetentionRule> rules = terms.rules();
    Sql byDefault = expired(terms, finished, terms.expires(), false, rules.size());
    if (rules.isEmpty()) {
      return byDefault;
    }
    Sql cases = NOTHING;
    for (int i = 0; i < rules.size(); i++) {
      RetentionRule rule = rules.get(i);
      cases =
          Sql.of(
              "{} WHEN TRUE{}{} THEN {}",
              cases,
              rule.status().map(status -> Sql.of(" AND t.status = {}", status)).orElse(NOTHING),
              rule.taskName().map(Verdict::isLike).orElse(NOTHING),
              expired(terms, finished, rule.keep(), rule.status().isPresent(), i));
    }
    return Sql.of("CASE{} ELSE {} END", cases, byDefault);
  }

  private static Sql expired(Terms terms, Sql finished, Expires keep, boolean meant, int number) {
    if (keep.age().isEmpty()) {
      return Sql.of("CAST(NULL AS integer)");
    }
    Duration age = keep.age().get();
    Sql before = time(terms.now().minus(age));
    if (!meant && terms.abandonedAfter().compareTo(age) > 0) {
      Sql abandoned = time(terms.now().minus(terms.abandonedAfter()));
      before = Sql.of("CASE WHEN {} THEN {} ELSE {} END", finished, before, abandoned);
    }
    return Sql.of("CASE WHEN t.date_done < {} THEN " + number + " END", before);
  }

  private static Sql time(Instant time) {
    return Sql.of("CAST({} AS timestamptz)", time);
  }

  private static Sql isLike(String pattern) {
    String like =
        pattern.replace("!", "!!").replace("%", "!%").replace("_", "!_").replace('*', '%');
    return Sql.of(" AND t.task_name LIKE {} ESCAPE '!'", like);
  }
}
