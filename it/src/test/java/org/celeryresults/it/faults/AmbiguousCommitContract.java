package org.celeryresults.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.celeryresults.it.listener.ChordListener;
import org.celeryresults.it.network.Fault;
import org.celeryresults.it.network.FaultyProxy;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.celeryresults.it.server.TestEnvironment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The connection fails around a COMMIT: what the client is told is so, and stored once. */
abstract class AmbiguousCommitContract {

  private static Database database;
  private static FaultyProxy proxy;

  final Rest rest = new Rest(TestEnvironment.server()::http);
  private final String id = UUID.randomUUID().toString();

  static EnterpriseArchive on(Database chosen) {
    database = chosen;
    database.clear();
    proxy = database.proxy();
    return BuiltEar.throughProxy(
        database,
        BuiltEar.listening(BuiltEar.unchanged()),
        "celery.results.recovery-interval=PT0.5S",
        "celery.results.chord-sweep-interval=PT1H",
        "celery.results.purge.check-interval=PT1H",
        "celery.results.chord-delivery.interval=PT1H");
  }

  static Database database() {
    return database;
  }

  static FaultyProxy proxy() {
    return proxy;
  }

  @BeforeEach
  void await_the_store() {
    await().until(() -> rest.store("probe", "1").statusCode() < 300);
  }

  @AfterEach
  void mend_the_network() {
    proxy.pass();
  }

  @AfterAll
  static void take_the_proxy_away() {
    proxy.close();
  }

  @Test
  @Timeout(60)
  void a_commit_whose_answer_was_lost_is_repeated_and_stored_once() throws Exception {
    Object created = at(rest.store(id, "1"), "date_created");
    proxy.next(Fault.LOSE_ANSWER, "COMMIT");

    HttpResponse<String> second = rest.store(id, "2");

    assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
    assertThat(proxy.happened()).isEqualTo(1);
    assertThat(rest.row(id).get("result")).isEqualTo("2");
    assertThat(rest.row(id).get("date_created")).isEqualTo(created);
    assertThat(at(second, "date_done")).isEqualTo(rest.row(id).get("date_done"));
  }

  @Test
  @Timeout(60)
  void a_new_row_whose_commit_was_not_answered_is_told_as_replaced() throws Exception {
    proxy.next(Fault.LOSE_ANSWER, "COMMIT");

    HttpResponse<String> stored = rest.store(id, "1");

    assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
    assertThat(at(stored, "effect")).isEqualTo("replaced");
    assertThat(proxy.happened()).isEqualTo(1);
  }

  @Test
  @Timeout(60)
  void a_commit_that_never_arrived_is_repeated() throws Exception {
    proxy.next(Fault.CUT_BEFORE, "COMMIT");

    HttpResponse<String> stored = rest.store(id, "1");

    assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
    assertThat(proxy.happened()).isEqualTo(1);
    assertThat(rest.row(id).get("result")).isEqualTo("1");
  }

  @Test
  @Timeout(60)
  void a_statement_that_never_arrived_is_repeated() throws Exception {
    proxy.next(Fault.CUT_BEFORE, "INSERT");

    HttpResponse<String> stored = rest.store(id, "1");

    assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
    assertThat(proxy.happened()).isEqualTo(1);
    assertThat(rest.row(id).get("result")).isEqualTo("1");
  }

  @Test
  @Timeout(60)
  void a_commit_that_is_not_answered_is_given_up_by_the_driver_and_repeated() throws Exception {
    rest.store(id, "1");
    long before = System.nanoTime();
    proxy.next(Fault.HANG, "COMMIT");

    HttpResponse<String> stored = rest.store(id, "2");

    assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(6));
    assertThat(proxy.happened()).isEqualTo(1);
    assertThat(rest.row(id).get("result")).isEqualTo("2");
  }

  @Test
  @Timeout(60)
  void when_no_commit_is_answered_the_client_is_told_to_try_again() throws Exception {
    rest.store(id, "1");
    proxy.next(Fault.LOSE_ANSWER, "COMMIT", 3);

    HttpResponse<String> stored = rest.store(id, "2");

    assertThat(stored.statusCode()).as(stored.body()).isEqualTo(503);
    assertThat(stored.body()).contains("CELRES-0009");
    assertThat(proxy.happened()).isEqualTo(3);
    assertThat(rest.store(id, "2").statusCode()).isEqualTo(200);
  }

  @Test
  @Timeout(60)
  void who_begins_a_chord_is_told_so_though_the_commit_was_not_answered() throws Exception {
    proxy.next(Fault.LOSE_ANSWER, "COMMIT");

    assertThat(rest.chord(id, List.of(id + ".1")).statusCode()).isEqualTo(201);

    assertThat(proxy.happened()).isEqualTo(1);
    assertThat(rest.chord(id, List.of(id + ".1")).statusCode()).isEqualTo(200);
  }

  @Test
  @Timeout(60)
  void who_completes_a_chord_is_told_so_though_the_commit_was_not_answered() throws Exception {
    rest.chord(id, List.of(id + ".1"));
    proxy.next(Fault.LOSE_ANSWER, "COMMIT");

    assertThat(rest.complete(id).statusCode()).isEqualTo(200);

    assertThat(proxy.happened()).isEqualTo(1);
    assertThat(rest.complete(id).statusCode()).isEqualTo(404);
  }

  @Test
  @Timeout(60)
  void a_part_of_a_chord_whose_commit_was_not_answered_counts_once() throws Exception {
    rest.chord(id, List.of(id + ".1", id + ".2"));
    proxy.next(Fault.LOSE_ANSWER, "COMMIT");

    HttpResponse<String> first = rest.part(id, id + ".1");

    assertThat(proxy.happened()).isEqualTo(1);
    assertThat(at(first, "effect")).as(first.body()).isEqualTo("COUNTED");
    assertThat(((Number) at(first, "remaining")).intValue()).isEqualTo(1);
    assertThat(at(rest.part(id, id + ".1"), "effect")).isEqualTo("DUPLICATE");
  }

  @Test
  @Timeout(60)
  void the_last_part_whose_commit_was_not_answered_completes_once() throws Exception {
    rest.chord(id, List.of(id + ".1"));
    proxy.next(Fault.LOSE_ANSWER, "COMMIT");

    HttpResponse<String> last = rest.part(id, id + ".1");

    assertThat(proxy.happened()).isEqualTo(1);
    assertThat(at(last, "effect")).as(last.body()).isEqualTo("COMPLETED");
    assertThat(at(rest.part(id, id + ".1"), "effect")).isEqualTo("DUPLICATE");
    assertThat(rest.chord(id).get("completions"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(1);
    await().until(() -> "SUCCESS".equals(rest.row(ChordListener.body(id)).get("status")));
  }

  @Test
  @Timeout(60)
  void batches_of_a_purge_whose_commits_were_not_answered_count_once() throws Exception {
    Expired rows = new Expired(database, id);
    rows.store(rest);
    Purges purges = new Purges(TestEnvironment.server()::http);
    String purge = purges.started(Map.of("batch_size", 5, "pause", "PT0.2S"));
    await().until(() -> purges.deleted(purge) > 0);

    proxy.next(Fault.LOSE_ANSWER, "COMMIT", 2);

    await().until(() -> proxy.happened() == 2);
    assertThat(purges.ended(purge).get("state")).isEqualTo("COMPLETED");
    assertThat(purges.deleted(purge)).isEqualTo(Expired.ROWS);
    assertThat(rows.left()).isZero();
  }

  private static Object at(HttpResponse<String> answer, String name) {
    return Rest.document(answer).get(name);
  }
}
