package org.celeryresults.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.celeryresults.schema.guard.Finding;
import org.celeryresults.schema.guard.FindingKind;
import org.celeryresults.schema.guard.SchemaReport;
import org.celeryresults.schema.guard.Severity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MariaDbGuardIT extends MySqlGuardContract {
  private static MariaDb server;

  @BeforeAll
  static void start() throws Exception {
    server = MariaDb.started();
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  @Override
  DataSource dataSource(String database) throws Exception {
    return server.dataSource(database);
  }

  @Override
  String exactCollation() {
    return "utf8mb4_nopad_bin";
  }

  @Override
  String engine() {
    return "mariadb";
  }

  @Test
  void what_django_made_is_understood_and_mended() throws Exception {
    DataSource source = emptyDatabase("django");
    execute(source, List.of(Resources.dump("schema-mariadb.sql")));

    SchemaReport report = GUARD.inspect(source);

    assertThat(report.of(Severity.INFO))
        .extracting(Finding::kind)
        .containsOnly(FindingKind.IDS_RUN_OUT)
        .hasSize(3);
    assertThat(report.of(Severity.WARNING))
        .extracting(Finding::kind)
        .containsOnly(FindingKind.ID_COLLATION)
        .hasSize(3);
    assertThat(report.of(Severity.ERROR))
        .allMatch(SchemaGuardContract::isOurTableMissing)
        .hasSize(8);
    mend(source);
    assertThat(GUARD.inspect(source).findings()).isEmpty();
  }
}
