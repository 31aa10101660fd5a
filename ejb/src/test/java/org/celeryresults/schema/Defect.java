package org.celeryresults.schema;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.celeryresults.schema.guard.FindingKind;

/**
 * Something that is done to a good schema, and what the guard must say to it. They are written in
 * SQL, under a comment each: title, colon, kind, table, and column or index if it is about one.
 */
record Defect(String title, FindingKind kind, String table, String where, List<String> causes) {
  static Stream<Defect> in(String file) {
    return Arrays.stream(Resources.text(file).split("(?m)^-- ", -1))
        .filter(text -> !text.isBlank())
        .map(Defect::of);
  }

  private static Defect of(String text) {
    String[] lines = text.split("\n", 2);
    String[] title = lines[0].split(": ", -1);
    String[] finding = title[1].split(" ", 3);
    List<String> causes =
        Arrays.stream(lines[1].split(";\n", -1))
            .map(String::strip)
            .filter(s -> !s.isEmpty())
            .toList();
    String where = finding.length > 2 ? finding[2] : "";
    return new Defect(title[0], FindingKind.valueOf(finding[0]), finding[1], where, causes);
  }

  @Override
  public String toString() {
    return title;
  }
}
