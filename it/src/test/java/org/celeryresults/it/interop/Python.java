package org.celeryresults.it.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.celeryresults.payload.PythonJson;

/** Python processes in the directory {@code python} of the tests' resources; also in the server. */
final class Python {

  /** The system's, whose packages the profile needs; not one that a user put before it. */
  private static final String PYTHON = "/usr/bin/python3";

  private static final long TIMEOUT_SECONDS = 150;

  private final Map<String, String> environment;

  /**
   * In the tests' JVM.
   *
   * @param environment what settings.py and shop.py read
   */
  static Python with(Map<String, String> environment) {
    String site = Path.of("target/test-classes/python").toAbsolutePath().toString();
    Map<String, String> all = new HashMap<>(environment);
    all.put("PYTHONPATH", site);
    all.put("PYTHONDONTWRITEBYTECODE", "1");
    all.put("DJANGO_SETTINGS_MODULE", "settings");
    return new Python(all);
  }

  /** In a server, as the deployment tells: see {@code BuiltEar}. */
  static Python ofDeployment() {
    Properties properties = new Properties();
    try (InputStream in = Python.class.getResourceAsStream("/interop.properties")) {
      properties.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> environment = new HashMap<>();
    properties.forEach((name, value) -> environment.put((String) name, (String) value));
    return new Python(environment);
  }

  private Python(Map<String, String> environment) {
    this.environment = environment;
  }

  /** What its processes have beside the environment of this JVM. */
  Map<String, String> environment() {
    return environment;
  }

  /** The same with one more variable. */
  Python with(String name, String value) {
    Map<String, String> all = new HashMap<>(environment);
    all.put(name, value);
    return new Python(all);
  }

  /** Runs to the end; what it printed. */
  String run(String... arguments) {
    return run("", arguments);
  }

  /** Runs to the end; the JSON that it printed. */
  Map<?, ?> ask(Object question, String... arguments) {
    return (Map<?, ?>) PythonJson.loads(run(PythonJson.dumps(question), arguments));
  }

  private String run(String input, String... arguments) {
    try {
      Path errors = Files.createTempFile("python", ".log");
      try {
        ProcessBuilder builder = builder(arguments).redirectError(errors.toFile());
        return output(builder.start(), input, errors);
      } finally {
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String output(Process process, String input, Path errors)
      throws IOException, InterruptedException {
    try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
      stdin.write(input);
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException(output + Files.readString(errors));
    }
    return output;
  }

  /** A process that is yet to be begun. */
  ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>(List.of(PYTHON));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(Path.of(environment.get("PYTHONPATH")).toFile());
    builder.environment().putAll(environment);
    return builder;
  }
}
