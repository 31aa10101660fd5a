package org.celeryresults.starter;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {
  @TempDir private Path data;

  @Test
  void the_data_are_one_server_s_until_it_ends() throws IOException {
    DataLock first = DataLock.take(data);
    assertThatThrownBy(() -> DataLock.take(data))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Another server runs with the data in " + data);

    first.close();

    DataLock.take(data).close();
  }
}
