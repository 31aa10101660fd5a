package org.celeryresults.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Payara's command line. A command that fails is an exception with all that it has said.
 *
 * @param home where Payara was unpacked
 * @param port the domain's administration
 * @param password the administrator's
 */
record Asadmin(Path home, int port, String password) {

  /** For asadmin in other hands, too. */
  static final Map<String, String> ENVIRONMENT = Map.of("AS_JAVA", System.getProperty("java.home"));

  /** One command, in a process of its own: half a second. */
  String run(String... command) {
    return run(List.of("AS_ADMIN_PASSWORD=" + password), List.of(command));
  }

  /** Many commands in one process. */
  void runAll(List<String> commands) {
    String output = with(commands, file -> run("multimode", "--file", file.toString()));
    if (output.lines().anyMatch(line -> line.matches("Command .* failed\\."))) {
      throw new IllegalStateException(output);
    }
  }

  /** A user of the realm for applications. */
  void createUser(String name, String userPassword, String groups) {
    run(
        List.of("AS_ADMIN_PASSWORD=" + password, "AS_ADMIN_USERPASSWORD=" + userPassword),
        List.of("create-file-user", "--groups", groups, name));
  }

  private String run(List<String> passwords, List<String> command) {
    return with(passwords, file -> Commands.run(home, ENVIRONMENT, commandLine(file, command)));
  }

  private List<String> commandLine(Path passwords, List<String> command) {
    List<String> line = new ArrayList<>();
    line.add(home.resolve("bin/asadmin").toString());
    line.addAll(List.of("--port", String.valueOf(port), "--user", "admin"));
    line.addAll(List.of("--interactive=false", "--passwordfile", passwords.toString()));
    line.addAll(command);
    return line;
  }

  private static String with(List<String> lines, Use use) {
    try {
      Path file = Files.createTempFile("asadmin", ".txt");
      try {
        return use.of(Files.write(file, lines));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface Use {
    String of(Path file) throws IOException;
  }
}
