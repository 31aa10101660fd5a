package org.celeryresults.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ReasonTest {
  @Test
  void the_driver_knows_more_than_the_pool_and_than_the_socket() {
    Throwable socket = new IOException("refused");
    Throwable driver = new SQLException("no database at db:5432,\n start it", socket);
    Throwable pool = new SQLException("pool", new IllegalStateException("server", driver));

    assertThat(Reason.of(pool)).isEqualTo("no database at db:5432, start it");
  }

  @Test
  void a_driver_is_heard_through_what_was_suppressed() {
    Throwable rollback = new IllegalStateException("could not commit");
    rollback.addSuppressed(new IllegalStateException(new SQLException("deadlock")));

    assertThat(Reason.of(new IllegalStateException(rollback))).isEqualTo("deadlock");
  }

  @Test
  void a_circle_of_causes_ends() {
    Throwable a = new IllegalStateException("a");
    Throwable b = new IllegalStateException("b", a);
    a.initCause(b);

    assertThat(Causes.of(a)).containsExactly(a, b);
    assertThat(Reason.of(a)).isIn("a", "b");
  }

  @Test
  void without_a_driver_the_first_cause_is_told() {
    assertThat(Reason.of(new IllegalStateException("outer", new IOException("inner"))))
        .isEqualTo("inner");
  }

  @Test
  void a_failure_without_words_is_told_by_its_kind() {
    assertThat(Reason.of(new IOException())).isEqualTo("java.io.IOException");
  }
}
