package org.celeryresults.it.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Ports that nobody uses at the moment, each handed out once. */
public final class FreePorts {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

  private FreePorts() {}

  /** A port that is free. */
  public static int one() {
    return RANDOM
        .ints(21_000, 30_000)
        .filter(port -> isFree(port) && HANDED_OUT.add(port))
        .findFirst()
        .orElseThrow();
  }

  /** An offset at which both of WildFly's ports are free. */
  static int offset() {
    return offset(8080, 9990);
  }

  /** An offset at which all these ports are free. */
  static int offset(int... ports) {
    return RANDOM
        .ints(1000, 20_000)
        .filter(
            offset ->
                IntStream.of(ports)
                    .map(port -> port + offset)
                    .allMatch(port -> isFree(port) && HANDED_OUT.add(port)))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
