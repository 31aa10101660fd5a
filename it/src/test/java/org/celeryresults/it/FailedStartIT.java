package org.celeryresults.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.celeryresults.it.server.CommandOne;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Command 1 with a setting that can't be, or that points nowhere: it says what is wrong. */
@Tag("wildfly")
class FailedStartIT {

  @Test
  void a_wrong_setting_is_told_by_its_name() throws Exception {
    assertThat(CommandOne.failing("wildfly-wrong-setting", "celery.results.page-size-max=many"))
        .contains("CELRES-0014: The setting celery.results.page-size-max is 'many'")
        .contains("WildFly did not start cleanly");
  }

  @Test
  void a_data_source_that_is_not_there_is_told_by_its_name_and_waited_for() throws Exception {
    try (CommandOne command =
        CommandOne.incomplete("wildfly-no-source", "celery.results.datasource=jdbc/nowhere")) {
      assertThat(command.output())
          .contains(
              """
              can't be used yet:

               CELRES-0006: No data source under the JNDI name 'jdbc/nowhere'""")
          .contains("celery.results.datasource")
          .doesNotContain("is ready");
      command.stop();
      command.server().requireFreePorts();
    }
  }
}
