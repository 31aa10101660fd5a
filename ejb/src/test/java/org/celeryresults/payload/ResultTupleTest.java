package org.celeryresults.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultTupleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[\"t\", null], null]",
        "[[\"g\", null], []]",
        "[[\"g\", [[\"p\", null], null]], [[[\"a\", null], null], [[\"b\", null], []]]]"
      })
  void celerys_tuples_come_back_as_they_were(String json) {
    assertThat(PythonJson.dumps(read(json).toValue())).isEqualTo(json);
    assertThat(read(json)).isEqualTo(read(json)).hasSameHashCodeAs(read(json));
  }

  @Test
  void a_group_has_members_and_a_task_has_none() {
    ResultTuple group = read("[[\"g\", [[\"p\", null], null]], [[[\"a\", null], null]]]");
    assertThat(group.isGroup()).isTrue();
    assertThat(group.children()).extracting(ResultTuple::id).containsExactly("a");
    assertThat(group.parent()).isEqualTo(new ResultTuple("p", null, null));
    assertThat(read("[[\"t\", null], null]").isGroup()).isFalse();
  }

  @Test
  void older_shapes_and_plain_ids_are_read() {
    assertThat(read("\"t\"")).isEqualTo(new ResultTuple("t", null, null));
    assertThat(read("[\"t\", null]")).isEqualTo(new ResultTuple("t", null, null));
    assertThat(read("[\"g\", [[\"a\", null], \"b\"]]"))
        .isEqualTo(
            new ResultTuple(
                "g",
                null,
                List.of(new ResultTuple("a", null, null), new ResultTuple("b", null, null))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "5", "{}", "[]", "[1, null]", "[[\"t\"], null]", "[\"t\", 5]", "[\"t\"]"})
  void anything_else_is_refused(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(json))
        .withMessageStartingWith("Not a result tuple: expected");
  }

  @Test
  void a_chain_of_ten_thousand_parents_is_read_compared_and_shown() {
    ResultTuple chain = ResultTuple.of(chain(10_000));
    ResultTuple same = ResultTuple.of(chain.toValue());
    assertThat(same.equals(chain)).isTrue();
    assertThat(same.hashCode()).isEqualTo(chain.hashCode());
    assertThat(chain.toString()).startsWith("[['t9999', [['t9998', ");
    assertThat(ResultTuple.of(chain(9_999)).equals(chain)).isFalse();
  }

  private static @Nullable Object chain(int length) {
    Object chain = null;
    for (int i = 0; i < length; i++) {
      chain = Arrays.asList(Arrays.asList("t" + i, chain), null);
    }
    return chain;
  }

  private static ResultTuple read(String json) {
    return ResultTuple.of(PythonJson.loads(json));
  }
}
