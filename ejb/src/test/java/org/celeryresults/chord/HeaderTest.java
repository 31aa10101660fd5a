package org.celeryresults.chord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.celeryresults.message.InvalidValueException;
import org.celeryresults.payload.ResultTuple;
import org.junit.jupiter.api.Test;

class HeaderTest {
  @Test
  void ids_of_tasks_are_those_of_members_of_chains_and_of_members_of_groups() {
    ResultTuple chain = new ResultTuple("end", ResultTuple.tasks(List.of("before")).get(0), null);
    ResultTuple nested = new ResultTuple("group", null, ResultTuple.tasks(List.of("a", "b")));
    assertThat(Header.taskIds(List.of(chain, nested))).containsExactlyInAnyOrder("end", "a", "b");
  }

  @Test
  void a_member_without_an_id_is_refused_by_its_name() {
    List<ResultTuple> members = ResultTuple.tasks(Arrays.asList("a", null));
    assertThatThrownBy(() -> Header.check(members, 1, 255))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("CELRES-0001: members");
  }
}
