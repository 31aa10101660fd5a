package org.celeryresults.db;

import static org.awaitility.Awaitility.await;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A MySQL 8 for the tests of one class: quick rather than durable. */
final class MySql {
  /** Of this JVM: there are two beside each other. */
  private static final Path HOME =
      Path.of(System.getProperty("it.directory", "target"), "mysql").toAbsolutePath();

  /** Its binary needs a libaio; see the source beside it. */
  private static final Path LIBAIO = Path.of("..", "it", "src/test/resources/server/mysql");

  private final int port = freePort();
  private final Process process;

  private MySql() throws Exception {
    unpack();
    run(mysqld("--initialize-insecure"));
    process =
        mysqld(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--mysqlx=OFF",
                "--socket=" + HOME.resolve("socket"),
                "--pid-file=" + HOME.resolve("pid"),
                "--skip-log-bin",
                "--innodb-flush-method=nosync")
            .start();
    await()
        .atMost(Duration.ofMinutes(3))
        .ignoreExceptions()
        .until(() -> dataSource("").getConnection().isValid(5));
  }

  static MySql started() throws Exception {
    return new MySql();
  }

  /** An empty database with the collation of MariaDB's fixture. */
  DataSource database(String name) throws SQLException {
    Sql.execute(
        dataSource(""),
        "create database " + name + " character set utf8mb4 collate utf8mb4_general_ci");
    return dataSource(name);
  }

  private DataSource dataSource(String database) {
    MysqlDataSource source = new MysqlDataSource();
    source.setUrl("jdbc:mysql://127.0.0.1:" + port + "/" + database + "?allowMultiQueries=true");
    source.setUser("root");
    return source;
  }

  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private static void unpack() throws Exception {
    if (Files.exists(HOME)) {
      try (Stream<Path> old = Files.walk(HOME)) {
        old.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
    Files.createDirectories(HOME);
    Path archive = HOME.resolve("mysql.tar.gz");
    try (InputStream in = MySql.class.getResourceAsStream("/mysql-Linux-amd64.tar.gz")) {
      Files.copy(Objects.requireNonNull(in), archive, StandardCopyOption.REPLACE_EXISTING);
    }
    run(new ProcessBuilder("tar", "xzf", archive.toString(), "-C", HOME.toString()));
  }

  private static ProcessBuilder mysqld(String... more) {
    Stream<String> common =
        Stream.of(
            HOME.resolve("bin/mysqld").toString(),
            "--no-defaults",
            "--user=" + System.getProperty("user.name"),
            "--basedir=" + HOME,
            "--datadir=" + HOME.resolve("data"),
            "--innodb-use-native-aio=OFF");
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(common, Arrays.stream(more)).toList());
    builder.environment().put("LD_LIBRARY_PATH", LIBAIO.toAbsolutePath().normalize().toString());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(HOME.resolve("mysqld.log").toFile()));
  }

  private static void run(ProcessBuilder command) throws Exception {
    if (command.start().waitFor() != 0) {
      throw new IllegalStateException("Failed: " + command.command());
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
