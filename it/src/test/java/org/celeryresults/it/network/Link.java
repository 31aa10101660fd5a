package org.celeryresults.it.network;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Optional;

/** One connection from client to database, and what befalls it. */
final class Link {

  private static final int BUFFER = 1 << 16;

  private final Socket client;
  private final Socket database;
  private final Wire wire;
  private final Trap trap;
  private final Gate gate;
  private volatile Optional<Fault> befallen = Optional.empty();

  Link(Socket client, Socket database, Wire wire, Trap trap, Gate gate) {
    this.client = client;
    this.database = database;
    this.wire = wire;
    this.trap = trap;
    this.gate = gate;
  }

  void open() {
    start(this::carryQuestions);
    start(this::carryAnswers);
  }

  /** For both ends as if the other's process had been killed. */
  void cut() {
    close(client);
    close(database);
  }

  private void carryQuestions() throws IOException, InterruptedException {
    DataInputStream questions = new DataInputStream(client.getInputStream());
    OutputStream out = database.getOutputStream();
    while (befallen.filter(Fault.CUT_BEFORE::equals).isEmpty()) {
      Wire.Sent sent = wire.next(questions);
      gate.pass();
      if (befallen.isEmpty()) {
        befallen = trap.springs(sent.runs());
      }
      if (befallen.filter(Fault.CUT_BEFORE::equals).isEmpty()) {
        byte[] bytes = new byte[sent.bytes().capacity()];
        sent.bytes().get(0, bytes);
        out.write(bytes);
        out.flush();
      }
    }
  }

  /** The database has carried out a statement when the first of its answer comes. */
  private void carryAnswers() throws IOException, InterruptedException {
    InputStream answers = database.getInputStream();
    OutputStream out = client.getOutputStream();
    byte[] buffer = new byte[BUFFER];
    for (int n = answers.read(buffer); n >= 0; n = answers.read(buffer)) {
      gate.pass();
      if (befallen.filter(Fault.LOSE_ANSWER::equals).isPresent()) {
        return;
      }
      if (befallen.isEmpty()) {
        out.write(buffer, 0, n);
        out.flush();
      }
    }
  }

  private void start(Carrying carrying) {
    Thread thread =
        new Thread(
            () -> {
              try {
                carrying.run();
              } catch (IOException e) {
                // One end has gone: so does the other.
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                cut();
              }
            },
            "faulty-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface Carrying {
    void run() throws IOException, InterruptedException;
  }
}
