package org.celeryresults.chord;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.celeryresults.payload.ResultTuple;
import org.celeryresults.schema.Schema;
import org.celeryresults.schema.SchemaMode;
import org.celeryresults.schema.SchemaOptions;
import org.celeryresults.store.Dialect;
import org.celeryresults.store.Queries;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The count in portable statements; the rest of what chords promise is tested on the servers. */
class StepwiseCountdownTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123456Z");
  private static final String ODD = "o_d%d!\\\"é";

  private final Countdown countdown = new StepwiseCountdown(Dialect.of("H2", "default"));
  private EntityManagerFactory factory;
  private EntityManager em;

  @BeforeEach
  void make_the_tables() {
    DataSource source = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
    new Schema(SchemaOptions.defaults()).apply(source, SchemaMode.UPDATE);
    factory =
        Persistence.createEntityManagerFactory(
            "celery-results",
            Map.of(
                PersistenceUnitProperties.TRANSACTION_TYPE, "RESOURCE_LOCAL",
                PersistenceUnitProperties.NON_JTA_DATASOURCE, source,
                PersistenceUnitProperties.TARGET_DATABASE, "org.celeryresults.store.H2Platform",
                PersistenceUnitProperties.WEAVING, "false",
                PersistenceUnitProperties.LOGGING_LEVEL, "OFF"));
    em = factory.createEntityManager();
    em.getTransaction().begin();
    begin("g", 2, "a", ODD);
  }

  @AfterEach
  void close() {
    em.getTransaction().rollback();
    factory.close();
  }

  @Test
  void a_part_counts_once() {
    assertThat(count("g", "a")).isEqualTo(1);
    assertThat(count("g", "a")).isEqualTo(-1);
    assertThat(counter("g")).isEqualTo(1);
  }

  @Test
  void ids_of_odd_characters_are_found_in_the_header() {
    assertThat(count("g", ODD)).isEqualTo(1);
    assertThat(count("g", "o_dxd!\\\"é")).isEqualTo(-1);
    assertThat(counter("g")).isEqualTo(1);
  }

  private int count(String group, String task) {
    return countdown
        .count(em, Part.of(group, task).line(NOW))
        .map(Countdown.Counted::remaining)
        .orElse(-1);
  }

  private int counter(String group) {
    return Queries.query(
            em,
            "SELECT e.count FROM ChordCounter e WHERE e.groupId = :id",
            Integer.class,
            Map.of("id", group))
        .getSingleResult();
  }

  private void begin(String group, int size, String... tasks) {
    Queries.run(
        em,
        "INSERT INTO django_celery_results_chordcounter (group_id, sub_tasks, count)"
            + " VALUES (?1, ?2, ?3)",
        group,
        Header.text(ResultTuple.tasks(List.of(tasks))),
        size);
  }
}
