package org.celeryresults.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.junit.jupiter.api.Test;

class RetryTest {
  private final SQLException deadlock = new SQLException("deadlock", "40P01");

  private final List<Duration> waits = new ArrayList<>();
  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void a_success_is_not_repeated() throws Exception {
    assertThat(retry(2, Duration.ofMinutes(1)).call(failing(0))).isEqualTo("stored");
    assertThat(attempts).hasValue(1);
    assertThat(waits).isEmpty();
  }

  @Test
  void a_passing_failure_is_repeated_with_doubled_waits() throws Exception {
    assertThat(retry(3, Duration.ofMinutes(1)).call(failing(3))).isEqualTo("stored");
    assertThat(attempts).hasValue(4);
    assertThat(waits)
        .containsExactly(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(150));
  }

  @Test
  void the_last_failure_is_told_with_the_number_of_attempts() {
    assertThatThrownBy(() -> retry(2, Duration.ofMinutes(1)).call(failing(9)))
        .isInstanceOf(CeleryResultsException.class)
        .hasMessageContaining("after 3 attempt(s)")
        .hasCause(deadlock)
        .extracting(e -> ((CeleryResultsException) e).kind())
        .isEqualTo(Message.RETRIES_EXHAUSTED);
    assertThat(attempts).hasValue(3);
  }

  @Test
  void without_retries_the_failure_is_told_as_a_passing_one() {
    assertThatThrownBy(() -> retry(0, Duration.ofMinutes(1)).call(failing(1)))
        .hasMessageContaining("after 1 attempt(s)")
        .hasCause(deadlock);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void an_interrupt_ends_the_waiting_and_is_kept() {
    Retry.Surroundings interrupted =
        new Retry.Surroundings(
            now::get,
            () -> 1.0,
            wait -> {
              throw new InterruptedException();
            });
    Retry retry =
        new Retry(policy(2, Duration.ofMinutes(1)), PassingFailures::isPassing, interrupted);

    assertThatThrownBy(() -> retry.call(failing(1))).hasCause(deadlock);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void a_lasting_failure_is_not_repeated() {
    SQLException tooLong = new SQLException("too long", "22001");
    Callable<Object> attempt =
        () -> {
          attempts.incrementAndGet();
          throw tooLong;
        };
    assertThatThrownBy(() -> retry(2, Duration.ofMinutes(1)).call(attempt)).isSameAs(tooLong);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void no_repetition_begins_after_the_time_is_up() {
    assertThatThrownBy(() -> retry(100, Duration.ofMillis(120)).call(failing(100)))
        .hasMessageContaining("after 2 attempt(s)");
  }

  @Test
  void the_wait_is_jittered_over_its_whole_length_and_bounded() {
    RetryPolicy policy = policy(5, Duration.ofMinutes(1));
    assertThat(policy.jittered(1, () -> 0.0)).isZero();
    assertThat(policy.jittered(2, () -> 0.5)).isEqualTo(Duration.ofMillis(50));
    assertThat(policy.jittered(1000, () -> 0.999999)).isLessThan(Duration.ofMillis(150));
  }

  private Callable<Object> failing(int times) {
    return () -> {
      if (attempts.getAndIncrement() < times) {
        throw deadlock;
      }
      return "stored";
    };
  }

  private Retry retry(int maxRetries, Duration maxDuration) {
    Retry.Surroundings surroundings =
        new Retry.Surroundings(
            now::get,
            () -> 1.0,
            wait -> {
              waits.add(wait);
              now.addAndGet(wait.toNanos());
            });
    return new Retry(policy(maxRetries, maxDuration), PassingFailures::isPassing, surroundings);
  }

  private static RetryPolicy policy(int maxRetries, Duration maxDuration) {
    return new RetryPolicy(
        maxRetries, new Backoff(Duration.ofMillis(50), Duration.ofMillis(150)), maxDuration);
  }
}
