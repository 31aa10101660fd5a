package org.celeryresults.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/configuration.md and the code say the same. */
class ConfigurationDocTest {
  private static final Path DOC = Path.of("..", "docs", "configuration.md");

  @Test
  void the_table_lists_every_setting_with_its_type_and_default_and_no_other() throws IOException {
    List<String> documented =
        Files.readAllLines(DOC).stream()
            .filter(line -> line.startsWith("| `celery.results."))
            .map(ConfigurationDocTest::nameTypeDefault)
            .toList();
    List<String> known =
        Arrays.stream(Setting.values())
            .map(s -> String.join(" | ", s.key(), s.type(), s.defaultText()))
            .toList();
    assertThat(documented).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void every_setting_has_a_reason() throws IOException {
    assertThat(Files.readAllLines(DOC))
        .filteredOn(line -> line.startsWith("| `celery.results."))
        .allSatisfy(line -> assertThat(cells(line).get(4).strip()).hasSizeGreaterThan(20));
  }

  private static String nameTypeDefault(String line) {
    List<String> cells = cells(line);
    return String.join(" | ", cells.get(1).strip(), cells.get(2).strip(), cells.get(3).strip());
  }

  private static List<String> cells(String line) {
    return List.of(line.replace("`", "").split("\\|", -1));
  }
}
