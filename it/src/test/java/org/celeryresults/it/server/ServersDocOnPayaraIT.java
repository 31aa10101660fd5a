package org.celeryresults.it.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

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
}
