package org.celeryresults.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Looks at what the goals, run by the build just before, left in target/goals. */
class MavenGoalsIT {
  private static final Path GOALS = Path.of("target", "goals").toAbsolutePath();

  @Test
  void the_goal_update_leaves_nothing_for_the_application_to_do() throws Exception {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + GOALS.resolve("h2") + ";IFEXISTS=TRUE");
    source.setUser("sa");
    source.setPassword("sa");

    assertThat(Changelog.update(source)).isZero();
  }

  @Test
  void the_goal_update_sql_writes_a_script_that_makes_the_same_schema() throws Exception {
    DataSource byScript = Postgres.database("by_script");
    DataSource byUpdate = Postgres.database("by_update");
    Changelog.update(byUpdate);

    Sql.execute(byScript, Files.readString(GOALS.resolve("postgresql.sql")));

    assertThat(PostgresCatalog.of(byScript)).isEqualTo(PostgresCatalog.of(byUpdate)).isNotEmpty();
    assertThat(PostgresCatalog.ours(byScript))
        .isEqualTo(PostgresCatalog.ours(byUpdate))
        .isNotEmpty();
  }
}
