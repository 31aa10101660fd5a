package org.celeryresults.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("payara")
class ServersDocOnPayaraIT extends ServersDocContract {

  private final PayaraDomain domain = new PayaraDomain("fresh", "", HEAP);

  @Override
  String name() {
    return "payara";
  }

  @Override
  Map<String, String> start() {
    domain.start();
    Map<String, String> environment = new HashMap<>(Asadmin.ENVIRONMENT);
    environment.put("AS_ADMIN_PORT", String.valueOf(domain.asadmin().port()));
    environment.put("PATH", PayaraDomain.HOME.resolve("bin") + ":" + System.getenv("PATH"));
    return environment;
  }

  @Override
  Optional<ProcessHandle> process() {
    return domain.process();
  }

  @Override
  Path console() {
    return domain.log();
  }

  @Override
  URI http(String path) {
    return domain.http(path);
  }

  @Override
  void stop() {
    domain.stop();
  }

  /** The number is that of the first purge: the other tests' only one. */
  @Test
  @Order(AFTER_THE_PURGE)
  @Timeout(60)
  void asadmin_s_lines_show_what_the_purge_has_done() throws Exception {
    assertThat(bash(commands("purging.md", "sh", "purge")))
        .contains("purge-expired-results", "CELRES-0084: Purge ", " 1000000 tasks")
        .contains("batchSize")
        .contains("tasks", "groups", "chords", "own-tables");
  }
}
