package org.celeryresults.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import org.celeryresults.it.server.TestEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One purge at a time, whichever node it runs on. */
abstract class TwoNodesPurgeContract extends TwoNodesChordsContract {

  static final int EXPIRED = Expired.ROWS;

  private static final int CALLERS = 8;
  private static final int ROUNDS = 4;

  private final Purges purges = new Purges(TestEnvironment.server()::http);

  Purges purges() {
    return purges;
  }

  static Purges purgesThere() {
    return new Purges(second()::http);
  }

  static Logs logs() {
    return new Logs(TestEnvironment.server().log(), second().log());
  }

  @Test
  @Timeout(60)
  void a_second_node_is_told_who_purges_may_stop_it_and_go_on_with_it() throws Exception {
    for (Purges node : List.of(purges(), purgesThere())) {
      node.ended(node.started(Map.of())); // a server's first job begins late, for its lease
    }
    expired();
    Logs logs = logs();
    String purge = purgesThere().started(Map.of("batch_size", 4, "pause", "PT0.4S"));

    HttpResponse<String> refused = purges().start(Map.of());
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains("CELRES-0077", purge, "operator", (String) purges().get(purge).get("node"));
    assertThat(purges().ask(purge, "restart").statusCode()).isEqualTo(409);

    await().until(() -> purges().deleted(purge) > 0);
    assertThat(purges().ask(purge, "stop").statusCode()).isBetween(200, 202);
    assertThat(purges().ended(purge).get("state")).isEqualTo("STOPPED");
    assertThat(purges().deleted(purge)).isEqualTo(EXPIRED - left()).isPositive();

    Object before = purges().get(purge).get("node");
    purges().ask(purge, "restart");
    Map<?, ?> ended = purges().ended(purge);
    assertThat(ended.get("state")).isEqualTo("COMPLETED");
    assertThat(ended.get("node")).isNotEqualTo(before);
    assertThat(purges().deleted(purge)).isEqualTo(EXPIRED);
    assertThat(left()).isZero();
    assertThat(logs.problems()).isEmpty();
  }

  @Test
  @Timeout(60)
  void of_many_that_begin_at_once_one_begins_and_the_others_are_refused() throws Exception {
    expired();
    for (int round = 0; round < ROUNDS; round++) {
      if (round % 2 == 0) {
        database().execute("DELETE FROM celery_results_lease");
      }
      List<HttpResponse<String>> answers = atOnce();

      assertThat(answers)
          .extracting(HttpResponse::statusCode)
          .containsOnly(202, 409)
          .containsOnlyOnce(202);
      assertThat(answers)
          .filteredOn(answer -> answer.statusCode() == 409)
          .allSatisfy(answer -> assertThat(answer.body()).contains("CELRES-0077"));
      for (HttpResponse<String> answer : answers) {
        if (answer.statusCode() == 202) {
          stop(String.valueOf(Rest.document(answer).get("id")));
        }
      }
    }
  }

  @Test
  @Timeout(60)
  void what_a_node_does_after_another_has_taken_its_lease_is_undone() throws Exception {
    expired();
    Logs logs = logs();
    String purge = purgesThere().started(Map.of("batch_size", 1, "pause", "PT0.05S"));
    await().until(() -> purges().deleted(purge) > 0);

    database().execute("UPDATE celery_results_lease SET token = token + 1");
    await().until(() -> logs.there().contains("CELRES-0080: Purge " + purge));

    assertThat(purges().ended(purge).get("state")).isEqualTo("COMPLETED");
    assertThat(logs.count("CELRES-0081: Purge " + purge)).isOne();
    assertThat(purges().deleted(purge)).isEqualTo(EXPIRED);
    assertThat(left()).isZero();
    assertThat(logs.problems()).noneMatch(problem -> problem.contains("\tat "));
  }

  /** Stores results that a purge deletes. */
  void expired() throws Exception {
    rows().store(here());
  }

  /** How many of them are still there. */
  int left() throws Exception {
    return rows().left();
  }

  Expired rows() {
    return new Expired(database(), id());
  }

  private void stop(String purge) throws Exception {
    purges().ask(purge, "stop");
    assertThat(purges().ended(purge).get("state")).isEqualTo("STOPPED");
  }

  private List<HttpResponse<String>> atOnce() throws Exception {
    CyclicBarrier together = new CyclicBarrier(CALLERS);
    List<Callable<HttpResponse<String>>> callers = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      Purges node = caller % 2 == 0 ? purges() : purgesThere();
      callers.add(
          () -> {
            together.await();
            return node.start(Map.of("batch_size", 1, "pause", "PT1M"));
          });
    }
    List<HttpResponse<String>> answers = new ArrayList<>();
    for (Future<HttpResponse<String>> answer : executor().invokeAll(callers)) {
      answers.add(answer.get());
    }
    return answers;
  }
}
