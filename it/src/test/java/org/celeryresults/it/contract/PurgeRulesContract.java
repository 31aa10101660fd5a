package org.celeryresults.it.contract;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.celeryresults.purge.Purge;
import org.celeryresults.purge.PurgeStep;
import org.celeryresults.retention.Expires;
import org.celeryresults.retention.Position;
import org.celeryresults.retention.RetentionRule;
import org.celeryresults.retention.Tally;
import org.celeryresults.retention.Terms;
import org.celeryresults.store.PageRequest;
import org.celeryresults.task.TaskFilter;
import org.celeryresults.task.TaskState;
import org.celeryresults.task.TaskSummary;
import org.junit.jupiter.api.Test;

/** What rules mean, whoever compares them: we or the database; and from when on. */
public abstract class PurgeRulesContract extends PurgeGroupsContract {
  private static final int RULES = 12;
  private static final int MANY = 200;
  private static final long SEED = 20261128;
  private static final Duration HALF_A_DAY = Duration.ofHours(12);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Duration ABANDONED_AFTER = Duration.ofDays(30);

  @Test
  void rules_mean_on_every_database_what_they_mean_to_us() throws Exception {
    Strange strange = new Strange(new Random(SEED), mine);
    store(strange);
    Set<String> heeded = new HashSet<>();

    for (String expires : List.of("never", "never", "P1D")) {
      List<RetentionRule> rules = strange.rules(RULES);
      retention.replaceRules(rules);
      heeded.addAll(purgedAsByUs(rules, expires).keySet());
    }

    assertThat(heeded).as("by which something was deleted").hasSizeGreaterThan(RULES);
  }

  private Map<String, Long> purgedAsByUs(List<RetentionRule> rules, String expires) {
    List<TaskSummary> all = all();
    Terms terms = new Terms(rules, Expires.parse("", expires), ABANDONED_AFTER, clock.instant());
    Map<String, Long> gone =
        all.stream()
            .flatMap(task -> ruleOf(terms, task).stream())
            .collect(groupingBy(Function.identity(), counting()));

    for (String dryRun : List.of("true", "false")) {
      Purge purge = purge("expires", expires, "batchSize", "70", "dryRun", dryRun);
      assertThat(byRule(purge)).as("by %s", rules).isEqualTo(gone);
    }
    assertThat(all())
        .as("by %s", rules)
        .containsExactlyElementsOf(
            all.stream().filter(task -> ruleOf(terms, task).isEmpty()).toList());
    return gone;
  }

  private void store(Strange strange) throws SQLException {
    forgetTasks();
    for (int days : Strange.AGES) {
      tasks.storeResults(strange.tasks(days));
      String done = DATE.format(clock.instant().minus(Duration.ofDays(days)).minus(HALF_A_DAY));
      execute(
          "UPDATE django_celery_results_taskresult SET date_done = TIMESTAMP '%s'".formatted(done)
              + " WHERE task_id LIKE ?",
          strange.prefix(days) + "%");
    }
  }

  private List<TaskSummary> all() {
    return tasks.search(TaskFilter.all(), PageRequest.first(1000)).items();
  }

  private static Optional<String> ruleOf(Terms terms, TaskSummary task) {
    boolean finished = TaskState.ready().contains(task.status());
    return terms.ruleOf(task.status(), task.taskName(), finished, task.dateDone());
  }

  private static Map<String, Long> byRule(Purge purge) {
    return purge.progress().of(PurgeStep.TASKS).deleted().stream()
        .collect(toMap(Tally::rule, Tally::rows));
  }

  @Test
  void a_rule_takes_effect_at_the_next_batch() throws Exception {
    List<String> ids = many(MANY);
    Purge purge = purges.start(Map.of("batchSize", "1", "pause", "PT0.1S"));
    await().until(() -> deleted(now(purge)) > 0);

    retention.replaceRules(List.of(RetentionRule.of(null, mine + ".*", Expires.never())));
    long counted = deleted(now(purge));

    awaitBatch(purge); // may have begun before
    awaitBatch(purge);
    purges.stop(purge.purgeId());
    long deleted = deleted(ended(purge));
    assertThat(deleted).isBetween(counted, counted + 1).isLessThan(MANY);
    assertThat(ids.stream().filter(this::isThere)).hasSize((int) (MANY - deleted));
  }

  private void awaitBatch(Purge purge) {
    Position before = now(purge).progress().position();
    await().until(() -> !now(purge).progress().position().equals(before));
  }

  private Purge now(Purge purge) {
    return purges.find(purge.purgeId()).orElseThrow();
  }
}
