package org.celeryresults.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the pages over rows in memory, with the meaning that a database gives to the JPQL. */
class KeysetTest {
  private static final List<Row> ROWS =
      List.of(
          new Row(1, "b"),
          new Row(2, null),
          new Row(3, "a"),
          new Row(4, "b"),
          new Row(5, null),
          new Row(6, "c"),
          new Row(7, "b"));

  @ParameterizedTest(name = "descending {0}, nulls high {1}, pages of {2}")
  @CsvSource({
    "false, true, 2", "false, false, 2", "true, true, 2", "true, false, 2",
    "false, true, 3", "false, false, 3", "true, true, 1", "true, false, 1",
    "false, true, 7", "true, false, 100"
  })
  void pages_forth_and_back_show_every_row_once_in_order(
      boolean descending, boolean nullsHigh, int size) {
    Table table = new Table(descending, nullsHigh);
    List<Row> forth = new ArrayList<>();
    Page<Row> page = table.page(PageRequest.first(size));
    assertThat(page.previous()).isEmpty();
    forth.addAll(page.items());
    while (page.next().isPresent()) {
      page = table.page(PageRequest.at(size, page.next().orElseThrow()));
      forth.addAll(page.items());
    }
    assertThat(forth).containsExactlyElementsOf(table.sorted());

    List<Row> back = new ArrayList<>(page.items());
    while (page.previous().isPresent()) {
      page = table.page(PageRequest.at(size, page.previous().orElseThrow()));
      back.addAll(0, page.items());
    }
    assertThat(back).containsExactlyElementsOf(table.sorted());
  }

  record Row(long id, @Nullable String name) {}

  /** A table that understands the conditions of {@link Keyset} by their meaning. */
  private record Table(boolean descending, boolean nullsHigh) {
    private Comparator<Row> comparator(boolean ascending) {
      Comparator<@Nullable String> names =
          nullsHigh
              ? Comparator.nullsLast(Comparator.naturalOrder())
              : Comparator.nullsFirst(Comparator.naturalOrder());
      Comparator<Row> order =
          Comparator.<Row, @Nullable String>comparing(Row::name, names)
              .thenComparing(Comparator.comparingLong(Row::id));
      return ascending ? order : order.reversed();
    }

    private List<Row> sorted() {
      return ROWS.stream().sorted(comparator(!descending)).toList();
    }

    private Page<Row> page(PageRequest request) {
      SortOrder<Row> order = new SortOrder<>("name", true, false, descending, Row::name);
      Keyset<Row> keyset = new Keyset<>(order, nullsHigh, request);
      boolean ascending = keyset.orderBy().endsWith(" ASC");
      Stream<Row> rows =
          ROWS.stream().sorted(comparator(ascending)).filter(row -> matches(keyset, row));
      return keyset.page(rows.limit(keyset.limit()).toList(), Row::id);
    }

    private static boolean matches(Keyset<Row> keyset, Row row) {
      Optional<String> condition = keyset.condition();
      return condition.isEmpty() || JpqlCondition.holds(condition.get(), keyset.parameters(), row);
    }
  }
}
