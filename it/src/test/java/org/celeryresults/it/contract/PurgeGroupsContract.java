package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJB;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.celeryresults.group.GroupOutcome;
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.group.GroupSummary;
import org.celeryresults.purge.Purge;
import org.celeryresults.purge.PurgeState;
import org.celeryresults.purge.PurgeStep;
import org.celeryresults.purge.StepProgress;
import org.celeryresults.retention.Expires;
import org.celeryresults.retention.Kept;
import org.celeryresults.retention.RetentionRule;
import org.celeryresults.retention.Tally;
import org.celeryresults.store.PageRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a purge deletes of groups, and what it keeps. */
public abstract class PurgeGroupsContract extends PurgeTrafficContract {
  private static final String GROUPS = "django_celery_results_groupresult";
  private static final String NEAR = "club_member";
  private static final String FAR = "club.member";
  private static final Duration DAY = Duration.ofDays(1);

  @EJB protected GroupResultManager groups;

  private boolean founded;

  @AfterEach
  void close_the_club() throws SQLException {
    if (founded) {
      for (String table : List.of(NEAR, FAR)) {
        execute("DROP TABLE IF EXISTS " + table);
      }
      execute("DROP SCHEMA club");
    }
  }

  @Test
  void expired_groups_are_deleted_but_what_is_fresh_pinned_or_referred_to_stays() throws Exception {
    List<String> gone = List.of(group(2), group(5));
    List<String> kept = keptGroups();
    keepAllTasks();

    StepProgress dry = groups(purge("dryRun", "true"));
    Tally tally = dry.deleted().get(0);
    assertThat(tally.rule()).isEqualTo("default");
    assertThat(tally.rows()).isEqualTo(2);
    assertThat(Duration.between(tally.oldest(), tally.newest())).isEqualTo(Duration.ofDays(3));
    assertThat(tally.bytes()).as("two of about 2,100, and the rows").isBetween(4000L, 5500L);
    assertThat(dry.kept()).isEqualTo(new Kept(1, 2, 0));
    assertThat(gone).allMatch(this::isGroup);

    StepProgress purge = groups(purge());
    assertThat(purge.rows()).isEqualTo(2);
    assertThat(purge.kept()).isEqualTo(new Kept(1, 2, 0));
    assertThat(gone).noneMatch(this::isGroup);
    assertThat(kept).allMatch(this::isGroup);
    assertThat(kept).as("one is pinned").filteredOn(retention::unpin).hasSize(1);
  }

  @Test
  void the_managers_delete_groups_by_the_same_rules() throws Exception {
    String gone = group(9);
    List<String> kept = keptGroups();
    keepAllTasks();

    assertThat(groups.getAllExpired(DAY, PageRequest.first(1000)).items())
        .extracting(GroupSummary::groupId)
        .contains(gone)
        .doesNotContain(kept.get(0), kept.get(1));
    assertThat(groups.deleteExpired(DAY)).isEqualTo(1);

    assertThat(isGroup(gone)).isFalse();
    assertThat(kept).allMatch(this::isGroup);
    assertThat(kept).filteredOn(retention::unpin).hasSize(1);
  }

  /** A fresh one, a pinned one, and two that a table refers to, here and in another schema. */
  private List<String> keptGroups() throws SQLException {
    List<String> kept = List.of(group(0), group(4), group(3), group(6));
    assertThat(retention.pin(kept.get(1), "an audit")).isTrue();
    execute("CREATE SCHEMA club");
    founded = true;
    refer(NEAR, kept.get(2));
    refer(FAR, kept.get(3));
    return kept;
  }

  /** Nothing to groups. */
  private void keepAllTasks() {
    retention.replaceRules(
        List.of(
            RetentionRule.of("SUCCESS", null, Expires.never()),
            RetentionRule.of(null, null, Expires.never())));
  }

  /** So many days old, of fifty tasks. */
  protected String group(int days) throws SQLException {
    String id = mine + " " + UUID.randomUUID();
    groups.storeGroupResult(GroupOutcome.of(id, Collections.nCopies(50, "t".repeat(20))));
    execute(
        "UPDATE %s SET date_done = %s WHERE group_id = ?".formatted(GROUPS, timestamp(days)), id);
    return id;
  }

  private void refer(String table, String group) throws SQLException {
    execute(
        "CREATE TABLE %s (id bigint NOT NULL PRIMARY KEY, FOREIGN KEY (id) REFERENCES %s.%s (id))"
            .formatted(table, ourSchema(), GROUPS));
    execute(
        "INSERT INTO %s (id) SELECT id FROM %s WHERE group_id = ?".formatted(table, GROUPS), group);
  }

  private String ourSchema() throws SQLException {
    try (Connection connection = tasks.connectionForWrite().getConnection()) {
      return Objects.requireNonNullElse(connection.getSchema(), connection.getCatalog());
    }
  }

  private boolean isGroup(String groupId) {
    return groups.findGroup(groupId).isPresent();
  }

  private static StepProgress groups(Purge purge) {
    assertThat(purge.state()).as(purge.toString()).isEqualTo(PurgeState.COMPLETED);
    return purge.progress().of(PurgeStep.GROUPS);
  }
}
