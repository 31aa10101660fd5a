package org.celeryresults.it.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.celeryresults.it.server.ServerLog;

/** What both nodes log from now on. */
final class Logs {
  private final List<Path> files;
  private final List<ServerLog> before;

  Logs(Path here, Path there) {
    files = List.of(here, there);
    before = files.stream().map(Logs::read).toList();
  }

  int count(String words) {
    return here().count(words) + there().count(words);
  }

  ServerLog here() {
    return since(0);
  }

  ServerLog there() {
    return since(1);
  }

  /** Of ours, on either. */
  List<String> problems() {
    return Stream.of(here(), there()).flatMap(log -> log.problemsOfOurs().stream()).toList();
  }

  private ServerLog since(int node) {
    return read(files.get(node)).since(before.get(node));
  }

  private static ServerLog read(Path file) {
    try {
      return ServerLog.read(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
