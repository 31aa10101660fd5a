package org.celeryresults.it.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/** A Python process that does what Celery's beat has workers do each night: python/cleanup.py. */
final class Cleanup implements AutoCloseable {

  private final Process process;
  private final Writer input;
  private final BufferedReader output;

  Cleanup(Python python, Path errors) throws IOException {
    process = python.builder("cleanup.py").redirectError(errors.toFile()).start();
    input = process.outputWriter();
    output = process.inputReader();
  }

  /** Cleans up; returns what it said in the end: null when it failed. */
  String run() throws IOException {
    input.write("now\n");
    input.flush();
    return output.readLine();
  }

  @Override
  public void close() throws IOException {
    input.close();
    process.destroy();
  }
}
