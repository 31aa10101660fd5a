package org.celeryresults.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.message.Reason;

/** The stores that take part in one transaction; one that can't is refused before its first row. */
final class Participants {
  private final List<Store> stores = new ArrayList<>();

  /**
   * Lets a store take part.
   *
   * @throws CeleryResultsException when another one has the same tables, or the server can't commit
   *     both as one
   */
  void join(Store store) {
    for (Store other : stores) {
      if (other.tables().equals(store.tables())) {
        throw new CeleryResultsException(Message.SAME_TABLES, other.alias(), store.alias());
      }
    }
    if (!stores.isEmpty()) {
      requireEnlistment(store);
    }
    stores.add(store);
  }

  /**
   * Asks for a connection, which takes it into the transaction: the server alone knows whether it
   * has room for this one, and says so at that moment.
   */
  private void requireEnlistment(Store store) {
    try (Connection connection = store.dataSource().getConnection()) {
      connection.getMetaData();
    } catch (SQLException | RuntimeException e) {
      String others = String.join(", ", stores.stream().map(Store::alias).toList());
      throw new CeleryResultsException(e, Message.CANT_JOIN, store.alias(), others, Reason.of(e));
    }
  }
}
