package org.celeryresults.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.celeryresults.it.listener.ChordListener;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.celeryresults.it.server.SecondNode;
import org.celeryresults.it.server.TestEnvironment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two server processes over one database. */
abstract class TwoNodesContract {

  /** How often nodes look for completions that nobody was told of. */
  static final Duration INTERVAL = Duration.ofSeconds(2);

  /** When listeners that were begun count as dead. */
  static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** When a node that purges, and is silent, counts as dead. */
  static final Duration LEASE = Duration.ofSeconds(3);

  private static final int WRITERS = 16;
  private static final int IDS = 20;

  private static Database database;
  private static SecondNode second;

  private final Rest here = new Rest(TestEnvironment.server()::http);
  private final ExecutorService executor = Executors.newFixedThreadPool(WRITERS);
  private final String id = UUID.randomUUID().toString();

  static EnterpriseArchive on(Database chosen) {
    database = chosen;
    database.clear();
    EnterpriseArchive ear = BuiltEar.listening(BuiltEar.unchanged());
    String interval = "celery.results.chord-delivery.interval=" + INTERVAL;
    String timeout = "celery.results.chord-delivery.timeout=" + TIMEOUT;
    String lease = "celery.results.purge.lease=" + LEASE;
    String look = "celery.results.purge.check-interval=PT0.2S";
    second =
        SecondNode.start(
            database,
            BuiltEar.configured(
                BuiltEar.listening(BuiltEar.unchanged()),
                interval,
                timeout,
                lease,
                look,
                ChordListener.BLOCKS + "=true"));
    return BuiltEar.on(database, ear, interval, timeout, lease, look);
  }

  static Database database() {
    return database;
  }

  static SecondNode second() {
    return second;
  }

  Rest here() {
    return here;
  }

  ExecutorService executor() {
    return executor;
  }

  String id() {
    return id;
  }

  @AfterAll
  static void end_the_second_node() {
    second.close();
  }

  @AfterEach
  void end_the_threads() {
    executor.shutdownNow();
  }

  @Test
  @Timeout(60)
  void what_one_node_stores_the_other_reads_and_replaces() throws Exception {
    here.store(id, "1");
    assertThat(there().row(id).get("result")).isEqualTo("1");
    there().store(id, "2");
    assertThat(here.row(id).get("result")).isEqualTo("2");
  }

  @Test
  @Timeout(60)
  void of_many_writers_of_one_new_id_one_creates_and_none_fails() throws Exception {
    for (int round = 0; round < IDS; round++) {
      List<HttpResponse<String>> answers = atOnce(id + round, Map.of("status", "PROGRESS"));

      assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isBetween(200, 201));
      assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
      assertThat(answers)
          .extracting(answer -> (Object) Rest.document(answer).get("date_created"))
          .containsOnly(here.row(id + round).get("date_created"));
    }
  }

  @Test
  @Timeout(120)
  void a_node_that_is_killed_in_mid_store_loses_nothing_that_was_acknowledged() throws Exception {
    Object unused =
        assertNothingIsLostBy(Executors.callable(second::kill), "WildFly killed by SIGKILL");
    second.start();
    assertThat(there().store(id, "1").statusCode()).isEqualTo(201);
  }

  /** While clients store at both nodes, one is killed; then nothing may be missing. */
  <T> T assertNothingIsLostBy(Callable<T> kill, String fault) throws Exception {
    Writers writers = Writers.on(here, there());
    T killed;
    try (writers) {
      killed = kill.call();
      writers.awaitMore();
    }
    Figures figures = new Table(database).judge(writers, fault);
    assertThat(figures.lost()).isZero();
    assertThat(figures.doubled()).isZero();
    assertThat(figures.acknowledged()).isLessThan(figures.tried());
    return killed;
  }

  static Rest there() {
    return new Rest(second::http);
  }

  /** Every second writer at the other node. */
  private List<HttpResponse<String>> atOnce(String taskId, Map<String, ?> document)
      throws Exception {
    CyclicBarrier together = new CyclicBarrier(WRITERS);
    List<Future<HttpResponse<String>>> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      Rest node = writer % 2 == 0 ? here : there();
      writers.add(
          executor.submit(
              () -> {
                together.await();
                return node.store(taskId, document);
              }));
    }
    List<HttpResponse<String>> answers = new ArrayList<>();
    for (Future<HttpResponse<String>> writer : writers) {
      answers.add(writer.get());
    }
    return answers;
  }
}
