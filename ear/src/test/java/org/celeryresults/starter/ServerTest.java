package org.celeryresults.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {

  @TempDir private Path directory;

  @Test
  void a_newly_built_archive_takes_the_place_of_one_that_failed() throws IOException {
    Path archive = Files.writeString(directory.resolve("some.ear"), "new");
    Path deployments = Files.createDirectories(directory.resolve("base/deployments"));
    Files.writeString(deployments.resolve("some.ear"), "old");
    Files.createFile(deployments.resolve("some.ear.failed"));

    server(0).deploy(archive);

    assertThat(deployments.resolve("some.ear")).hasContent("new");
    assertThat(deployments.resolve("some.ear.failed")).doesNotExist();
    assertThat(deployments.resolve("some.ear.dodeploy")).exists();
  }

  @Test
  void a_busy_port_is_told_with_what_to_do() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = busy.getLocalPort();

      assertThatIllegalStateException()
          .isThrownBy(() -> server(port - 8080).requireFreePorts())
          .withMessageContaining("Port " + port)
          .withMessageContaining("-Dport-offset");
    }
  }

  @Test
  void the_offset_shifts_every_address() {
    assertThat(server(100).http("/openapi")).hasToString("http://localhost:8180/openapi");
    assertThat(server(100).management("/health")).hasToString("http://localhost:10090/health");
  }

  private Server server(int portOffset) {
    return new Server(directory, directory.resolve("base"), directory, portOffset);
  }
}
