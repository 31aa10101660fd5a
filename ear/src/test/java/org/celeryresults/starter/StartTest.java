package org.celeryresults.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class StartTest {

  @Test
  void settings_of_the_application_are_handed_on_and_nothing_else() {
    Properties properties = new Properties();
    properties.setProperty("celery.results.schema", "validate");
    properties.setProperty("user.home", "/home/alice");

    assertThat(Start.settings(properties))
        .containsExactlyEntriesOf(Map.of("celery.results.schema", "validate"));
  }

  @Test
  void demo_is_short_for_its_setting() {
    Properties properties = new Properties();
    properties.setProperty("demo", "true");

    assertThat(Start.settings(properties)).containsEntry("celery.results.demo", "true");
  }
}
