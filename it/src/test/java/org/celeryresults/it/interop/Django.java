package org.celeryresults.it.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.celeryresults.it.server.Database;
import org.celeryresults.payload.PythonJson;

/** The Django site of {@code python/settings.py} on one of the tests' databases. */
final class Django {

  /** The system's, whose packages the profile needs; not one that a user put before it. */
  private static final String PYTHON = "/usr/bin/python3";

  private static final Path SITE = Path.of("target/test-classes/python").toAbsolutePath();
  private static final long TIMEOUT_SECONDS = 120;

  private final Database database;

  Django(Database database) {
    this.database = database;
  }

  /** {@code manage.py migrate} with these arguments; what it printed. */
  String migrate(String... arguments) {
    List<String> command = new ArrayList<>(List.of("-m", "django", "migrate", "--no-color"));
    command.addAll(List.of(arguments));
    return run(command);
  }

  /** {@code python/rows.py} with these arguments; what it answered. */
  Map<?, ?> rows(String verb, String id) {
    return (Map<?, ?>) PythonJson.loads(run(List.of("rows.py", verb, id)));
  }

  private String run(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(PYTHON));
    command.addAll(arguments);
    ProcessBuilder python =
        new ProcessBuilder(command).directory(SITE.toFile()).redirectErrorStream(true);
    python.environment().put("DJANGO_SETTINGS_MODULE", "settings");
    python.environment().put("PYTHONPATH", SITE.toString());
    python.environment().putAll(database.forDjango());
    try {
      Process process = python.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(output).isZero();
      return output;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
