package org.celeryresults.it.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Stands between a data source of the server and its database. It needs nothing but system
 * properties that are the same in the tests' JVM and in the server's, so it works in both: started
 * by a deployment method for tests that are clients, by the test itself for tests in the server.
 */
public final class FaultyProxy implements AutoCloseable {

  private final int port;
  private final int target;
  private final Supplier<Wire> wires;
  private final Trap trap = new Trap();
  private final Gate gate = new Gate();
  private final List<Link> links = new CopyOnWriteArrayList<>();
  private volatile ServerSocket listener;

  private FaultyProxy(int port, int target, Supplier<Wire> wires) {
    this.port = port;
    this.target = target;
    this.wires = wires;
    this.listener = listen();
  }

  /** Before PostgreSQL: passes everything on, until told otherwise. */
  public static FaultyProxy postgreSql() {
    return start("postgresql", PostgreSqlWire::new);
  }

  /** Before MariaDB, which must run. */
  public static FaultyProxy mariaDb() {
    return start("mariadb", MySqlWire::new);
  }

  private static FaultyProxy start(String database, Supplier<Wire> wires) {
    int port = Integer.getInteger("it." + database + ".proxy.port");
    return new FaultyProxy(port, Integer.getInteger("it." + database + ".port"), wires);
  }

  /**
   * Lets a fault befall the next connection that runs such a statement; it replaces what was
   * ordered before.
   *
   * @param statement how the statement begins, as the driver sends it: {@code COMMIT}
   */
  public void next(Fault fault, String statement) {
    next(fault, statement, 1);
  }

  /** The same for the next so many. */
  public void next(Fault fault, String statement, int times) {
    trap.set(fault, statement, times);
  }

  /** How many such statements there have been since the last order. */
  public int happened() {
    return trap.sprung();
  }

  /** Ends all connections. */
  public void cut() {
    links.forEach(Link::cut);
    links.clear();
  }

  /** Lets nothing through, neither way, but keeps connections open, and takes new ones. */
  public void hang() {
    gate.set(false);
  }

  /** Refuses new connections; those that are open stay. */
  public void refuse() {
    close(listener);
  }

  /** Everything is well again: what was held goes on, new connections are taken. */
  public void pass() {
    trap.set(Fault.CUT_BEFORE, "", 0);
    gate.set(true);
    if (listener.isClosed()) {
      listener = listen();
    }
  }

  @Override
  public void close() {
    refuse();
    cut();
    gate.set(true);
  }

  private ServerSocket listen() {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      Thread thread = new Thread(() -> accept(socket), "faulty-proxy");
      thread.setDaemon(true);
      thread.start();
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        connect(socket.accept());
      } catch (IOException e) {
        // Refused from now on, or the database is away: the client learns that its way is cut.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    try {
      Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
      client.setTcpNoDelay(true);
      database.setTcpNoDelay(true);
      Link link = new Link(client, database, wires.get(), trap, gate);
      links.add(link);
      link.open();
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
