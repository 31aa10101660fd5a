package org.celeryresults.purge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.stream.Stream;

/** What this node is called in the history: the server's own name, and the host. */
final class Node {
  private static final int MOST = 255;

  private Node() {}

  static String name() {
    String server =
        Stream.of("jboss.node.name", "com.sun.aas.instanceName")
            .map(System::getProperty)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("node");
    String name = server + "@" + host() + ":" + ProcessHandle.current().pid();
    return name.length() > MOST ? name.substring(0, MOST) : name;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown host";
    }
  }
}
