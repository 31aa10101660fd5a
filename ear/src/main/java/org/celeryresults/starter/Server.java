package org.celeryresults.starter;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a server has its files and ports.
 *
 * @param home the provisioned server, only read
 * @param base its configuration, deployments, logs: {@code home/standalone}, or a copy of it
 * @param data the embedded database and the users; outlives the server
 * @param portOffset added to WildFly's usual ports
 */
public record Server(Path home, Path base, Path data, int portOffset) {

  private static final int HTTP = 8080;
  private static final int MANAGEMENT = 9990;

  /** The address of the applications, with {@code path} from the host's root. */
  public URI http(String path) {
    return uri(HTTP, path);
  }

  /** The address of health and the admin console. */
  public URI management(String path) {
    return uri(MANAGEMENT, path);
  }

  /** The log that is kept; the console shows the same. */
  public Path log() {
    return base.resolve("log/server.log");
  }

  /** Puts {@code archive} where the server deploys it while it starts, in place of an older one. */
  public void deploy(Path archive) throws IOException {
    String name = archive.getFileName().toString();
    Path deployments = Files.createDirectories(base.resolve("deployments"));
    Files.deleteIfExists(deployments.resolve(name + ".failed"));
    Files.copy(archive, deployments.resolve(name), REPLACE_EXISTING);
    Files.writeString(deployments.resolve(name + ".dodeploy"), name);
  }

  /** Says early, and how to go on, what WildFly would say late in a stack trace. */
  public void requireFreePorts() throws IOException {
    requireFree(HTTP + portOffset);
    requireFree(MANAGEMENT + portOffset);
  }

  /** WildFly writes into it how the start went. */
  Path startupMarker() {
    return base.resolve("tmp/startup-marker");
  }

  private static void requireFree(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (BindException e) {
      throw new IllegalStateException(
          "Port %d is in use. Stop what uses it, or shift the ports: -Dport-offset=100"
              .formatted(port),
          e);
    }
  }

  private URI uri(int port, String path) {
    return URI.create("http://localhost:" + (port + portOffset) + path);
  }
}
