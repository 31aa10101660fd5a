package org.celeryresults.purge;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.celeryresults.message.Message;
import org.celeryresults.message.Reason;
import org.celeryresults.store.Instants;

/**
 * Gives a lease back when the application stops. WildFly stops session beans in any order, so this
 * needs none of them.
 *
 * @param dataSource of the store, from when all was well
 * @param ticket of the purge, which is left to whoever takes it over
 */
record Handover(DataSource dataSource, Ticket ticket) {
  private static final Logger LOG = System.getLogger("org.celeryresults.purge");

  private static final String GIVE_BACK =
      "UPDATE celery_results_lease SET date_expires = ? WHERE name = ? AND token = ?";

  /** Where that fails, the lease runs out in its time. */
  void give() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(GIVE_BACK)) {
      statement.setObject(1, Instants.required(Instant.EPOCH));
      statement.setString(2, ticket.lease());
      statement.setLong(3, ticket.token());
      statement.executeUpdate();
    } catch (SQLException e) {
      LOG.log(Level.INFO, Message.PURGE_NOT_GIVEN_BACK.text(ticket.purgeId(), Reason.of(e)));
    }
  }
}
