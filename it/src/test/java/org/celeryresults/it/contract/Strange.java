package org.celeryresults.it.contract;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.celeryresults.retention.Expires;
import org.celeryresults.retention.RetentionRule;
import org.celeryresults.task.TaskOutcome;

/** Tasks, and rules for them, of the few signs that somebody might take for something else. */
final class Strange {
  /** In days, and a half one more: nothing is about to expire. */
  static final List<Integer> AGES = List.of(0, 1, 8, 40);

  private static final int TASKS_OF_AN_AGE = 150;
  private static final int LONGEST = 2;
  private static final List<String> SIGNS = List.of("a", "A", "_", "%", "!", "\\", ".", "é", "*");

  private static final List<String> STATES =
      List.of("SUCCESS", "SUCCESS", "FAILURE", "STARTED", "success", "S_CCESS", "%");

  private static final List<Expires> KEPT =
      List.of(Expires.never(), days(0), days(1), days(7), days(35));

  private final Random random;
  private final String prefix;

  /**
   * The same ones for the same random numbers.
   *
   * @param prefix begins the tasks' ids
   */
  Strange(Random random, String prefix) {
    this.random = random;
    this.prefix = prefix;
  }

  /** Begins the ids of those that are to be so old. */
  String prefix(int days) {
    return prefix + " " + days + " ";
  }

  List<TaskOutcome> tasks(int days) {
    return IntStream.range(0, TASKS_OF_AN_AGE)
        .mapToObj(
            i ->
                TaskOutcome.of(prefix(days) + i, one(STATES))
                    .taskName(seldom() ? null : text(0))
                    .build())
        .toList();
  }

  List<RetentionRule> rules(int count) {
    return IntStream.range(0, count).mapToObj(i -> rule()).toList();
  }

  /** One that names neither state nor task would leave nothing to those behind it. */
  private RetentionRule rule() {
    boolean any = random.nextBoolean();
    String pattern = !any && seldom() ? null : pattern();
    return RetentionRule.of(any ? null : one(STATES), pattern, one(KEPT));
  }

  /** One sign at least, and stars before, behind and among them. */
  private String pattern() {
    StringBuilder pattern = new StringBuilder(text(1));
    for (int stars = random.nextInt(3); stars > 0; stars--) {
      pattern.insert(random.nextInt(pattern.length() + 1), '*');
    }
    return pattern.toString();
  }

  private String text(int shortest) {
    int length = shortest + random.nextInt(LONGEST + 1 - shortest);
    return IntStream.range(0, length).mapToObj(i -> one(SIGNS)).collect(joining());
  }

  private boolean seldom() {
    return random.nextInt(4) == 0;
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static Expires days(int days) {
    return Expires.after(Duration.ofDays(days));
  }
}
