package org.celeryresults.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A domain of the Payara that the build unpacked; made anew, and ended with this JVM. */
final class PayaraDomain {

  /** Where the build has put Payara. */
  static final Path HOME = TestEnvironment.directory("payara6");

  private static final Path DOMAINS = TestEnvironment.directory("payara-domains");
  private static final int HTTP = 80;
  private static final int ADMIN = 48;

  /** All ports of a domain, counted from its first. */
  private static final int[] PORTS = {9, 37, 38, 39, ADMIN, 49, 59, 66, 76, HTTP, 81, 86};

  private static final String MEMORY = "-Xmx512m";
  private static final String JVM_OPTIONS =
      "%s</jvm-options><jvm-options>-Duser.timezone=" + TestEnvironment.TIME_ZONE;

  /** A listener that is told at run time starts anew, and comes too late for what follows. */
  private static final String LISTENER = "<http max-connections";

  private static final String QUIET_LISTENER =
      "<http xpowered-by=\"false\" server-header=\"false\" max-connections";

  private final String name;
  private final String heap;
  private final int portBase = FreePorts.offset(PORTS);
  private final Asadmin asadmin;
  private boolean running;

  /**
   * @param password the administrator's; empty for none
   * @param heap the most it takes: an option of the JVM
   */
  PayaraDomain(String name, String password, String heap) {
    this.name = name;
    this.heap = heap;
    asadmin = new Asadmin(HOME, portBase + ADMIN, password);
  }

  URI http(String path) {
    return URI.create("http://localhost:" + (portBase + HTTP) + path);
  }

  Asadmin asadmin() {
    return asadmin;
  }

  Path log() {
    return DOMAINS.resolve(name).resolve("logs/server.log");
  }

  /** Returns when it has started. */
  void start() {
    try {
      make();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    running = true;
    startAgain();
  }

  /** Starts one that has been made before. */
  void startAgain() {
    asadmin.run("start-domain", "--domaindir", DOMAINS.toString(), name);
  }

  /** Ends the process as SIGKILL does, and returns when it has ended. */
  void kill() {
    process()
        .ifPresent(
            server -> {
              server.destroyForcibly();
              server.onExit().join();
            });
  }

  /** Also one that an earlier run, which was killed, has left. */
  Optional<ProcessHandle> process() {
    Path pid = DOMAINS.resolve(name).resolve("config/pid");
    try {
      return Files.exists(pid)
          ? ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
              .filter(server -> server.info().commandLine().orElse("").contains(DOMAINS.toString()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void make() throws IOException {
    process().ifPresent(ProcessHandle::destroyForcibly);
    Directories.delete(DOMAINS.resolve(name));
    List<String> command = new ArrayList<>();
    command.addAll(List.of("create-domain", "--domaindir=" + DOMAINS, "--portbase=" + portBase));
    command.addAll(List.of("--savelogin=false", "--checkports=false"));
    command.add("--nopassword=" + asadmin.password().isEmpty());
    command.add(name);
    asadmin.run(command.toArray(String[]::new));
    Path configuration = DOMAINS.resolve(name).resolve("config/domain.xml");
    String xml = Files.readString(configuration);
    xml = xml.replace(MEMORY, JVM_OPTIONS.formatted(heap));
    Files.writeString(configuration, xml.replace(LISTENER, QUIET_LISTENER));
  }

  /** Nothing of it runs any more. */
  void stop() {
    if (running) {
      running = false;
      asadmin.run("stop-domain", "--domaindir", DOMAINS.toString(), "--kill=true", name);
    }
  }
}
