package org.celeryresults.rest.group;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Set;
import org.celeryresults.group.GroupFilter;
import org.celeryresults.group.GroupOrder;
import org.celeryresults.rest.request.Order;
import org.celeryresults.rest.request.Paging;
import org.celeryresults.rest.request.QueryParameters;
import org.celeryresults.store.PageRequest;

/**
 * What a search for groups can be asked: {@code created_from} … {@code done_to}, {@code q}, {@code
 * order}, {@code page_size}, {@code cursor}.
 *
 * @param filter which groups, in which order
 * @param page which of them
 */
record GroupQuery(GroupFilter filter, PageRequest page) {
  private static final Set<String> NAMES =
      Set.of(
          "created_from",
          "created_to",
          "done_from",
          "done_to",
          "q",
          "order",
          "page_size",
          "cursor");

  static GroupQuery of(MultivaluedMap<String, String> values) {
    QueryParameters parameters = QueryParameters.of(values, NAMES);
    Order<GroupOrder> order =
        Order.of(parameters, GroupOrder.class, new Order<>(GroupOrder.DATE_DONE, true));
    GroupFilter filter =
        GroupFilter.all()
            .created(parameters.range("created"))
            .done(parameters.range("done"))
            .text(parameters.text("q"))
            .orderBy(order.by(), order.descending());
    return new GroupQuery(filter, Paging.of(parameters));
  }
}
