package org.celeryresults.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.celeryresults.it.server.PostgreSql;
import org.celeryresults.it.server.StatementLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code api/tasks}. Each test looks at its own tasks only, by their worker. */
class TaskSearchIT extends HttpTests {

  private final String mine = "api/tasks?worker=" + id;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          status=FAILURE                            | charge
          status=FAILURE,PROGRESS                   | charge export
          status=FAILURE&status=PROGRESS            | charge export
          status=NO_SUCH_STATE                      |
          task_name=shop.invoice                    | invoice
          task_name_prefix=shop.                    | charge invoice
          task_name_prefix=shop_                    |
          periodic_task_name=nightly                | export
          has_traceback=true                        | charge
          has_traceback=false                       | invoice export
          q=INVOICE                                 | invoice
          q=4711                                    | charge
          q=%25                                     |
          status=SUCCESS&task_name_prefix=shop.     | invoice
          started_from=2026-01-01T00:00:00Z         | export
          started_to=2026-01-01T00:00:00Z           |
          created_from=2000-01-01T00:00:00Z         | charge invoice export
          created_to=2000-01-01T00:00:00Z           |
          done_from=9999-01-01T00:00:00%2B01:00     |
          worker=                                   | charge invoice export
          """)
  void each_filter_narrows_the_search(String query, String expected) throws Exception {
    store_a_shop();
    List<String> names = expected == null ? List.of() : List.of(expected.split(" "));
    String scope = query.equals("worker=") ? "api/tasks?q=" + id + "-" : mine;

    Answer page = Api.VIEWER.get(scope + "&" + query).is(200);

    assertThat(page.all("tasks", "task_id"))
        .containsExactlyInAnyOrderElementsOf(names.stream().map(this::task).toList());
  }

  @Test
  void a_range_of_time_includes_its_begin_and_not_its_end() throws Exception {
    store_a_shop();
    for (String time : List.of("done", "created")) {
      String instant = (String) Api.VIEWER.get("api/tasks/" + task("invoice")).at("date_" + time);

      assertThat(Api.VIEWER.get(mine + "&" + time + "_from=" + instant).all("tasks", "task_id"))
          .containsExactlyInAnyOrder(task("invoice"), task("export"));
      assertThat(Api.VIEWER.get(mine + "&" + time + "_to=" + instant).all("tasks", "task_id"))
          .containsExactly(task("charge"));
    }
  }

  @Test
  void a_line_has_neither_result_nor_traceback() throws Exception {
    store_a_shop();
    Map<?, ?> line = Api.VIEWER.get(mine + "&status=FAILURE").list("tasks").get(0);
    Answer task = Api.VIEWER.get("api/tasks/" + task("charge"));

    assertThat(line.keySet().stream().map(String::valueOf))
        .containsExactly(
            "task_id",
            "task_name",
            "periodic_task_name",
            "status",
            "worker",
            "content_type",
            "date_created",
            "date_started",
            "date_done");
    assertThat(line.keySet())
        .allSatisfy(key -> assertThat(line.get(key)).isEqualTo(task.at((String) key)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date_done",
        "date_created",
        "status",
        "task_name",
        "periodic_task_name",
        "task_id"
      })
  void any_indexed_column_gives_the_order(String column) throws Exception {
    store_a_shop();
    List<Object> ascending = order(column);
    List<Object> descending = order("-" + column);

    assertThat(ascending).hasSize(3);
    Collections.reverse(descending);
    assertThat(descending).isEqualTo(ascending);
    assertThat(values(ascending, column)).isSorted();
  }

  @Test
  void workers_give_the_order_too() throws Exception {
    put("a", Map.of("worker", id + "-a"));
    put("b", Map.of("worker", id + "-b"));
    String both = "api/tasks?q=" + id + "&order=";

    assertThat(Api.VIEWER.get(both + "worker").all("tasks", "worker"))
        .containsExactly(id + "-a", id + "-b");
    assertThat(Api.VIEWER.get(both + "-worker").all("tasks", "worker"))
        .containsExactly(id + "-b", id + "-a");
  }

  @Test
  void the_last_stored_come_first() throws Exception {
    store_a_shop();

    assertThat(Api.VIEWER.get(mine).all("tasks", "task_id"))
        .containsExactly(task("export"), task("invoice"), task("charge"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"date_done", "-date_done", "status", "-periodic_task_name"})
  void links_lead_through_all_pages_and_back_and_keep_the_filters(String order) throws Exception {
    store_many(7);
    String first = mine + "&status=SUCCESS&page_size=3&order=" + order;
    List<Object> all =
        Api.VIEWER.get(first.replace("page_size=3", "page_size=100")).all("tasks", "task_id");

    List<Answer> pages = follow(Api.VIEWER.get(first).is(200), "next");
    List<Answer> back = follow(pages.get(pages.size() - 1), "prev");

    assertThat(pages).extracting(page -> page.list("tasks").size()).containsExactly(3, 3, 1);
    assertThat(pages.stream().flatMap(page -> page.all("tasks", "task_id").stream()))
        .hasSize(7)
        .containsExactlyElementsOf(all);
    assertThat(back).extracting(page -> page.all("tasks", "task_id")).hasSize(3);
    Collections.reverse(back);
    assertThat(back.stream().flatMap(page -> page.all("tasks", "task_id").stream()))
        .containsExactlyElementsOf(all);
    assertThat(pages.get(1).link("next"))
        .startsWith("/celery-results/api/tasks?")
        .contains("worker=" + id, "status=SUCCESS", "page_size=3", "order=" + order, "cursor=");
  }

  @Test
  void the_links_stand_in_the_body_too() throws Exception {
    store_many(2);
    Answer first = Api.VIEWER.get(mine + "&page_size=1");
    Answer last = Api.VIEWER.get(first.link("next"));

    assertThat(first.at("next")).isEqualTo(first.link("next"));
    assertThat(first.at("previous")).isNull();
    assertThat(first.header("Link")).doesNotContain("prev");
    assertThat(last.at("previous")).isEqualTo(last.link("prev"));
    assertThat(last.at("next")).isNull();
    assertThat(last.header("Link")).doesNotContain("next");
  }

  @Test
  void nothing_found_is_an_empty_page() throws Exception {
    Answer empty = Api.VIEWER.get(mine).is(200);

    assertThat(empty.text()).isEqualTo("{\"tasks\": [], \"next\": null, \"previous\": null}");
    assertThat(empty.header("Link")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"exact,7,exact", "5,5,at_least", "100,7,exact"})
  void tasks_are_counted_on_request(String count, long rows, String precision) throws Exception {
    store_many(7);

    assertThat(Api.VIEWER.get(mine + "&page_size=2&count=" + count).at("count"))
        .isEqualTo(Map.of("rows", rows, "precision", precision));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          staus=SUCCESS                                             | staus
          page_size=0                                               | page_size
          page_size=-1                                              | page_size
          page_size=1001                                            | page_size
          page_size=many                                            | page_size
          page_size=99999999999                                     | page_size
          page_size=1&page_size=2                                   | page_size
          order=result                                              | order
          order=--status                                            | order
          cursor=nonsense                                           | cursor
          cursor=%00                                                | cursor
          has_traceback=perhaps                                     | has_traceback
          created_from=yesterday                                    | created_from
          created_to=2026-11-22                                     | created_to
          started_from=2026-11-22T08:00:00                          | started_from
          started_to=2026-13-01T00:00:00Z                           | started_to
          done_from=+10000-01-01T00:00:00Z                          | done_from
          done_to=                                                  |
          done_from=2026-11-22T00:00:00Z&done_to=2026-11-21T00:00Z  | done_to
          task_name=a%00b                                           | task_name
          count=all                                                 | count
          count=0                                                   | count
          count=1000000000                                          | count
          """)
  void a_bad_parameter_is_400_that_names_it(String query, String field) throws Exception {
    Answer answer = Api.VIEWER.get("api/tasks?" + query);

    if (field == null) {
      answer.is(200);
    } else {
      answer.isProblem(400).about(field);
      assertThat((String) answer.at("code")).matches("CELRES-\\d{4}");
    }
  }

  @Test
  void a_parameter_of_a_list_is_none_of_a_task() throws Exception {
    Api.VIEWER.get("api/tasks/" + id + "?page_size=5").isProblem(400).about("page_size");
    Api.OPERATOR.delete("api/tasks/" + id + "?force=true").isProblem(400).about("force");
    Api.OPERATOR
        .put("api/tasks/" + id + "?status=SUCCESS", Map.of())
        .isProblem(400)
        .about("status");
  }

  @Test
  void a_cursor_of_another_order_is_refused() throws Exception {
    store_many(2);
    String next = Api.VIEWER.get(mine + "&page_size=1&order=status").link("next");

    Api.VIEWER.get(next.replace("order=status", "order=task_id")).isProblem(400).about("cursor");
  }

  @Test
  void a_page_of_fifty_is_one_statement_however_many_there_are() throws Exception {
    store_many(51);
    StatementLog log = new StatementLog(PostgreSql.dataSource());
    List<Answer> pages = new ArrayList<>();

    List<String> first = log.duringRequest(() -> pages.add(Api.VIEWER.get(mine).is(200)));
    List<String> second =
        log.duringRequest(() -> pages.add(Api.VIEWER.get(pages.get(0).link("next"))));

    assertThat(pages).extracting(page -> page.list("tasks").size()).containsExactly(50, 1);
    for (List<String> statements : List.of(first, second)) {
      assertThat(statements)
          .singleElement()
          .asString()
          .startsWith("SELECT")
          .doesNotContainIgnoringCase("traceback", "count(");
    }
  }

  private void store_a_shop() throws Exception {
    put(
        "charge",
        Map.of(
            "status", "FAILURE",
            "task_name", "shop.charge",
            "task_args", "\"(4711,)\"",
            "traceback", "Traceback"));
    put("invoice", Map.of("status", "SUCCESS", "task_name", "shop.invoice", "result", "1"));
    put(
        "export",
        Map.of(
            "status", "PROGRESS",
            "task_name", "orders.export",
            "periodic_task_name", "nightly",
            "date_started", "2026-11-22T07:17:40.860551Z"));
  }

  private void store_many(int count) throws Exception {
    for (int i : IntStream.range(0, count).toArray()) {
      put("many" + i, Map.of("status", "SUCCESS"));
    }
  }

  private void put(String name, Map<String, String> document) throws Exception {
    Map<String, String> withWorker = new HashMap<>(document);
    withWorker.putIfAbsent("worker", id);
    Api.OPERATOR.put("api/tasks/" + task(name), withWorker).is(201);
  }

  private String task(String name) {
    return id + "-" + name;
  }

  private List<Object> order(String order) throws Exception {
    return new ArrayList<>(Api.VIEWER.get(mine + "&order=" + order).all("tasks", "task_id"));
  }

  /** Without those that are null, wherever they stand. */
  private List<String> values(List<Object> taskIds, String column) throws Exception {
    List<String> values = new ArrayList<>();
    for (Object taskId : taskIds) {
      Object value = Api.VIEWER.get("api/tasks/" + taskId).at(column);
      if (value != null) {
        values.add((String) value);
      }
    }
    return values;
  }

  private static List<Answer> follow(Answer first, String relation) throws Exception {
    List<Answer> pages = new ArrayList<>(List.of(first));
    Answer page = first;
    while (page.header("Link").contains("rel=\"" + relation + "\"")) {
      page = Api.VIEWER.get(page.link(relation)).is(200);
      pages.add(page);
    }
    return pages;
  }
}
