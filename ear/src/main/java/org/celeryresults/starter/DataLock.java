package org.celeryresults.starter;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Holds the directory of the data for one server: two would share the deployment and the database.
 * Let go of with the process, however it ends.
 */
final class DataLock implements AutoCloseable {
  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws IllegalStateException another process has it
   */
  static DataLock take(Path data) throws IOException {
    Files.createDirectories(data);
    FileChannel channel =
        FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new DataLock(channel);
      }
    } catch (OverlappingFileLockException sameProcess) {
      // Told below, as for another process.
    }
    channel.close();
    throw new IllegalStateException(
        "Another server runs with the data in %s. Stop it first; shifted ports don't help."
            .formatted(data));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
