package org.celeryresults.chord.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {
  private final Places places = new Places(2);

  @Test
  void a_place_is_taken_until_it_is_left() {
    Runnable leave = places.take("a");
    assertThat(places.isTaken("a")).isTrue();
    assertThat(places.free()).isEqualTo(1);
    leave.run();
    assertThat(places.isTaken("a")).isFalse();
    assertThat(places.free()).isEqualTo(2);
  }

  @Test
  void a_place_that_was_given_up_is_freed_once() {
    Runnable hanging = places.take("a");
    places.free("a");
    assertThat(places.free()).isEqualTo(2);
    Runnable unused = places.take("b");
    hanging.run();
    assertThat(places.taken()).containsExactly("b");
    assertThat(places.free()).isEqualTo(1);
  }

  @Test
  void who_comes_back_late_leaves_the_place_of_a_later_attempt_alone() {
    Runnable hanging = places.take("a");
    places.free("a");
    Runnable again = places.take("a");
    hanging.run();
    assertThat(places.isTaken("a")).isTrue();
    again.run();
    assertThat(places.free()).isEqualTo(2);
  }
}
