package org.celeryresults.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.celeryresults.chord.ChordManager;
import org.celeryresults.group.GroupOutcome;
import org.celeryresults.group.GroupResultManager;
import org.celeryresults.it.contract.NestedGroup;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.PostgreSql;
import org.celeryresults.it.server.StatementLog;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.store.PageRequest;
import org.celeryresults.task.TaskFilter;
import org.celeryresults.task.TaskOutcome;
import org.celeryresults.task.TaskResultManager;
import org.celeryresults.task.TaskState;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How often the database is asked, by its own log. */
@ExtendWith(ArquillianExtension.class)
class StatementsIT {

  @EJB private TaskResultManager tasks;
  @EJB private GroupResultManager groups;
  @EJB private ChordManager chords;

  @Resource(lookup = "java:comp/env/jdbc/CeleryResults")
  private DataSource postgreSql;

  private final String id = UUID.randomUUID().toString();

  @Deployment
  static EnterpriseArchive ear() {
    PostgreSql.clear();
    return BuiltEar.configured(
        BuiltEar.with(StatementsIT.class, NestedGroup.class),
        "celery.results.chord-sweep-interval=PT1H",
        "celery.results.purge.check-interval=PT1H");
  }

  @BeforeEach
  void open_the_store() {
    tasks.findTask(id);
  }

  @Test
  void a_store_is_one_statement_and_the_commit() throws Exception {
    for (TaskState state : List.of(TaskState.STARTED, TaskState.SUCCESS)) {
      TaskOutcome outcome = TaskOutcome.of(id, state).result("1").build();

      List<String> statements = during(() -> tasks.storeResult(outcome));

      assertThat(statements).hasSize(3);
      assertThat(statements.get(0)).isEqualTo("BEGIN");
      assertThat(statements.get(1)).startsWith("INSERT INTO django_celery_results_taskresult");
      assertThat(statements.get(2)).isEqualTo("COMMIT");
    }
  }

  @Test
  void ten_thousand_outcomes_are_one_statement_for_each_thousand() throws Exception {
    List<TaskOutcome> outcomes =
        IntStream.range(0, 10_000)
            .mapToObj(i -> TaskOutcome.of(id + i, TaskState.SUCCESS).result("1").build())
            .toList();
    List<String> ids = outcomes.stream().map(TaskOutcome::taskId).toList();

    List<String> stored = during(() -> tasks.storeResults(outcomes));
    List<String> read = during(() -> assertThat(tasks.getTasks(ids)).hasSize(10_000));

    assertThat(stored).hasSize(12).startsWith("BEGIN").endsWith("COMMIT");
    assertThat(stored.subList(1, 11))
        .allMatch(sql -> sql.startsWith("INSERT INTO django_celery_results_taskresult"));
    assertThat(read).filteredOn(StatementsIT::reads).hasSize(10);
  }

  @Test
  void a_store_of_a_group_is_one_statement_and_the_commit() throws Exception {
    assertThat(during(() -> groups.storeGroupResult(GroupOutcome.of(id, List.of())))).hasSize(3);
  }

  @Test
  void a_page_of_fifty_is_one_statement_that_reads_neither_results_nor_tracebacks()
      throws Exception {
    IntStream.range(0, 51)
        .forEach(i -> tasks.storeResult(TaskOutcome.of(id + i, TaskState.SUCCESS).build()));

    List<String> statements =
        during(
            () -> {
              var page = tasks.search(TaskFilter.all(), PageRequest.first(50));
              assertThat(page.items()).hasSize(50);
              assertThat(page.next()).isPresent();
            });

    assertThat(statements).hasSize(3);
    assertThat(statements.get(1))
        .startsWith("SELECT")
        .doesNotContainIgnoringCase("result,")
        .doesNotContainIgnoringCase("traceback");
  }

  @Test
  void a_later_page_begins_where_the_index_says_and_counts_nothing() throws Exception {
    tasks.storeResult(TaskOutcome.of(id + 1, TaskState.SUCCESS).build());
    tasks.storeResult(TaskOutcome.of(id + 2, TaskState.SUCCESS).build());
    String next = tasks.search(TaskFilter.all(), PageRequest.first(1)).next().orElseThrow();

    List<String> statements =
        during(() -> tasks.search(TaskFilter.all(), PageRequest.at(50, next)));

    assertThat(statements).hasSize(3);
    assertThat(statements.get(1))
        .contains("(date_done <= $1)")
        .contains("ORDER BY date_done DESC, ID DESC")
        .doesNotContainIgnoringCase("count(");
  }

  @Test
  void a_group_of_a_thousand_members_is_two_statements() throws Exception {
    List<String> members = IntStream.range(0, 1000).mapToObj(i -> id + "m" + i).toList();
    groups.storeGroupResult(GroupOutcome.of(id, members));
    tasks.storeResult(TaskOutcome.of(members.get(999), TaskState.SUCCESS).build());

    List<String> status =
        during(() -> assertThat(groups.status(id).orElseThrow().completedCount()).isEqualTo(1));
    List<String> progress =
        during(() -> assertThat(groups.progress(id).orElseThrow().size()).isEqualTo(1000));

    assertThat(status).filteredOn(StatementsIT::reads).hasSize(2);
    assertThat(progress).filteredOn(StatementsIT::reads).hasSize(2);
  }

  @Test
  void a_part_of_a_chord_is_one_statement_and_the_commit_the_last_one_too() throws Exception {
    chords.createChord(id, List.of(id + 1, id + 2));
    tasks.storeResult(TaskOutcome.of(id + 2, TaskState.FAILURE).build());

    for (String part : List.of(id + 1, id + 2)) {
      List<String> statements = during(() -> chords.partReturned(id, part));

      assertThat(statements).hasSize(3);
      assertThat(statements.get(0)).isEqualTo("BEGIN");
      assertThat(statements.get(1)).startsWith("WITH chord AS");
      assertThat(statements.get(2)).isEqualTo("COMMIT");
    }
    assertThat(chords.progress(id).orElseThrow().completions()).hasSize(2);
  }

  @Test
  void groups_within_groups_cost_no_statement_of_their_own() throws Exception {
    groups.storeGroupResult(NestedGroup.of(id));

    List<String> status =
        during(() -> NestedGroup.assertComplete(groups.status(id).orElseThrow(), id));
    List<String> progress =
        during(() -> assertThat(groups.progress(id).orElseThrow().size()).isEqualTo(26));

    assertThat(status).filteredOn(StatementsIT::reads).hasSize(NestedGroup.STATEMENTS);
    assertThat(progress).filteredOn(StatementsIT::reads).hasSize(NestedGroup.STATEMENTS);
  }

  @Test
  void bad_input_never_reaches_the_database() throws Exception {
    TaskOutcome bad = TaskOutcome.of("", TaskState.SUCCESS).build();

    assertThat(
            during(
                () -> {
                  try {
                    tasks.storeResult(bad);
                  } catch (InvalidValueException expected) {
                    assertThat(expected.field()).isEqualTo("task_id");
                  }
                }))
        .isEmpty();
  }

  private List<String> during(StatementLog.Action action) throws Exception {
    return new StatementLog(postgreSql).during(action);
  }

  private static boolean reads(String statement) {
    return statement.startsWith("SELECT");
  }
}
