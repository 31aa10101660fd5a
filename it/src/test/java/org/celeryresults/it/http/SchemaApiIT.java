package org.celeryresults.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.celeryresults.it.server.PostgreSql;
import org.junit.jupiter.api.Test;

/** {@code api/schema}. */
class SchemaApiIT extends HttpTests {

  private static final String INDEX = "django_cele_worker_d54dd8_idx";

  @Test
  void a_viewer_sees_that_all_is_well() throws Exception {
    Answer answer = Api.VIEWER.get("api/schema").is(200);

    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.at("store")).isEqualTo("default");
    assertThat(answer.at("engine")).isEqualTo("postgresql");
    assertThat(String.valueOf(answer.at("product"))).startsWith("PostgreSQL 18");
    assertThat(answer.at("mode")).isEqualTo("update");
    assertThat(answer.at("ok")).isEqualTo(true);
    assertThat(answer.at("findings")).isEqualTo(List.of());
  }

  @Test
  void what_is_missing_is_told_with_the_sql_that_mends_it() throws Exception {
    execute("DROP INDEX " + INDEX);
    List<Map<?, ?>> findings = fresh().list("findings");

    assertThat(findings).hasSize(1);
    Map<?, ?> finding = findings.get(0);
    assertThat(finding.get("kind")).isEqualTo("missing_index");
    assertThat(finding.get("severity")).isEqualTo("warning");
    assertThat(finding.get("table")).isEqualTo("django_celery_results_taskresult");
    assertThat(finding.get("index")).isEqualTo(INDEX);
    for (Object sql : (List<?>) finding.get("sql")) {
      execute(String.valueOf(sql));
    }
    assertThat(fresh().at("findings")).isEqualTo(List.of());
  }

  @Test
  void a_report_is_kept_until_a_fresh_one_is_asked_for() throws Exception {
    Object made = fresh().at("checked_at");

    assertThat(Api.VIEWER.get("api/schema").at("checked_at")).isEqualTo(made);
    assertThat(fresh().at("checked_at")).isNotEqualTo(made);
  }

  @Test
  void what_is_asked_wrongly_is_named() throws Exception {
    Api.VIEWER.get("api/schema?using=nowhere").isProblem(400).about("using", "nowhere");
    Api.VIEWER.get("api/schema?fresh=perhaps").isProblem(400).about("fresh", "perhaps");
    Api.VIEWER.get("api/schema?old=true").isProblem(400).about("old");
  }

  private static Answer fresh() throws Exception {
    return Api.VIEWER.get("api/schema?fresh=true").is(200);
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = PostgreSql.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
