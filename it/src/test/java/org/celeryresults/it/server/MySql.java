package org.celeryresults.it.server;

import static org.awaitility.Awaitility.await;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A MySQL 8 of the tests' own, unpacked from its artifact: quick rather than durable, in a time
 * zone that nobody else is in, and with its own default character set and collation.
 */
final class MySql implements DatabaseProcesses.DatabaseProcess {

  private static final String ARCHIVE = "/mysql-Linux-amd64.tar.gz";
  private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

  private final Path home;
  private final int port;
  private final Process process;

  private MySql(Path home, int port) throws IOException, InterruptedException {
    this.home = home;
    this.port = port;
    unpack();
    Process initialized = mysqld("--initialize-insecure").start();
    if (initialized.waitFor() != 0) {
      throw new IllegalStateException("See " + home.resolve("mysqld.log"));
    }
    this.process =
        mysqld(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--mysqlx=OFF",
                "--socket=" + home.resolve("socket"),
                "--pid-file=" + home.resolve("pid"),
                "--skip-log-bin",
                "--default-time-zone=-03:30",
                "--innodb-flush-method=nosync")
            .start();
    await().atMost(START_TIMEOUT).ignoreExceptions().until(() -> answers());
  }

  static MySql start(Path home, int port) {
    try {
      Directories.delete(home);
      return new MySql(home, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Past the server; takes scripts. */
  static DataSource dataSource(int port, String schema) {
    MysqlDataSource dataSource = new MysqlDataSource();
    dataSource.setUrl(
        "jdbc:mysql://127.0.0.1:%d/%s?allowMultiQueries=true".formatted(port, schema));
    dataSource.setUser("root");
    return dataSource;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean answers() throws SQLException {
    if (!process.isAlive()) {
      throw new IllegalStateException("See " + home.resolve("mysqld.log"));
    }
    dataSource(port, "").getConnection().close();
    return true;
  }

  private void unpack() throws IOException, InterruptedException {
    Files.createDirectories(home.resolve("lib"));
    Path archive = home.resolve("mysql.tar.gz");
    copy(ARCHIVE, archive);
    copy("/server/mysql/libaio.so.1", home.resolve("lib/libaio.so.1"));
    Process tar =
        new ProcessBuilder("tar", "xzf", archive.toString(), "-C", home.toString())
            .inheritIO()
            .start();
    if (tar.waitFor() != 0) {
      throw new IllegalStateException("tar could not unpack " + archive);
    }
  }

  private static void copy(String resource, Path file) throws IOException {
    try (InputStream in = Objects.requireNonNull(MySql.class.getResourceAsStream(resource))) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private ProcessBuilder mysqld(String... more) {
    List<String> command = new ArrayList<>();
    Stream.of(
            "bin/mysqld",
            "--no-defaults",
            "--user=" + System.getProperty("user.name"),
            "--basedir=" + home,
            "--datadir=" + home.resolve("data"),
            "--innodb-use-native-aio=OFF")
        .forEach(command::add);
    command.addAll(List.of(more));
    command.set(0, home.resolve(command.get(0)).toString());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("mysqld.log").toFile()));
    builder.environment().put("LD_LIBRARY_PATH", home.resolve("lib").toString());
    return builder;
  }
}
