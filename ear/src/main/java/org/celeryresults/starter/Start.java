package org.celeryresults.starter;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Runs the server in the foreground; it ends with this process. Arguments: the provisioned server,
 * its base directory, the EAR, the directory of the data. System properties: {@code port-offset},
 * {@code demo}, and the application's own settings, which are handed on.
 */
public final class Start {

  private static final Duration BOOT_TIMEOUT = Duration.ofMinutes(3);
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final String SETTINGS = "celery.results.";

  private Start() {}

  /** Returns when the server has ended. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int portOffset = Integer.getInteger("port-offset", 0);
    Server server = new Server(Path.of(args[0]), Path.of(args[1]), Path.of(args[3]), portOffset);
    server.requireFreePorts();
    DataLock lock = DataLock.take(server.data());
    Users users = Users.keptIn(server.data());
    server.deploy(Path.of(args[2]));
    WildFly wildfly = WildFly.start(server, settings(System.getProperties()), Redirect.INHERIT);
    Runtime.getRuntime().addShutdownHook(new Thread(wildfly::stop, "stop-wildfly"));
    try {
      wildfly.awaitBoot(BOOT_TIMEOUT);
    } catch (IllegalStateException | IOException failure) {
      wildfly.stop();
      throw failure;
    }
    if (isUsable(wildfly, new Health(server.management("/health/ready")))) {
      print(Welcome.text(server, users));
    }
    wildfly.awaitEnd();
    lock.close();
  }

  /** Waits for it, and says why when it isn't yet; false when the server ended before. */
  private static boolean isUsable(WildFly wildfly, Health health)
      throws IOException, InterruptedException {
    Optional<String> told = Optional.empty();
    for (Optional<String> reason = health.reason(); reason.isPresent(); reason = health.reason()) {
      if (!reason.equals(told)) {
        print(Welcome.notYet(reason.get()));
      }
      told = reason;
      if (wildfly.endsWithin(INTERVAL)) {
        return false;
      }
    }
    return true;
  }

  /** The settings of the application among {@code properties}; {@code demo} stands for its own. */
  static Map<String, String> settings(Properties properties) {
    Map<String, String> settings = new TreeMap<>();
    properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith(SETTINGS))
        .forEach(name -> settings.put(name, properties.getProperty(name)));
    if (!properties.getProperty("demo", "false").equals("false")) {
      settings.put(SETTINGS + "demo", "true");
    }
    return settings;
  }

  /** To the console itself: the passwords belong into no log. */
  private static void print(String text) {
    PrintStream console =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, Charset.defaultCharset());
    console.print(text);
    console.flush();
  }
}
