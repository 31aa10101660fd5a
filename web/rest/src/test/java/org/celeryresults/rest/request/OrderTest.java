package org.celeryresults.rest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Set;
import org.celeryresults.group.GroupOrder;
import org.celeryresults.rest.problem.ProblemException;
import org.junit.jupiter.api.Test;

class OrderTest {
  private static final Order<GroupOrder> DEFAULT = new Order<>(GroupOrder.DATE_DONE, true);

  private static Order<GroupOrder> order(String text) {
    MultivaluedHashMap<String, String> map = new MultivaluedHashMap<>();
    map.putSingle("order", text);
    return Order.of(QueryParameters.of(map, Set.of("order")), GroupOrder.class, DEFAULT);
  }

  @Test
  void columns_go_by_their_names_and_backwards_after_a_minus_sign() {
    assertThat(order("group_id")).isEqualTo(new Order<>(GroupOrder.GROUP_ID, false));
    assertThat(order("-date_created")).isEqualTo(new Order<>(GroupOrder.DATE_CREATED, true));
    assertThat(order("")).isEqualTo(DEFAULT);
  }

  @Test
  void another_column_is_refused_with_the_list_of_those_there_are() {
    assertThatThrownBy(() -> order("result"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem().allowed())
                    .containsExactly(
                        "date_done",
                        "-date_done",
                        "date_created",
                        "-date_created",
                        "group_id",
                        "-group_id"));
  }
}
