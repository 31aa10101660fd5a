package org.celeryresults.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.celeryresults.it.contract.GroupsContract;
import org.celeryresults.it.contract.NestedGroup;
import org.celeryresults.it.shared.DeployedOnce;
import org.celeryresults.it.shared.SharedEar;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
@DeployedOnce(SharedEar.MARIADB)
class GroupsOnMariaDbIT extends GroupsContract {
  @Test
  void groups_within_groups_cost_no_statement_of_their_own() throws Exception {
    String id = UUID.randomUUID().toString();
    groups.storeGroupResult(NestedGroup.of(id));
    transaction.begin(); // one connection for all
    long before = selects();

    NestedGroup.assertComplete(groups.status(id).orElseThrow(), id);

    assertThat(selects() - before).isEqualTo(NestedGroup.STATEMENTS);
    transaction.commit();
  }

  private long selects() throws SQLException {
    try (Connection connection = groups.connectionForWrite().getConnection();
        Statement statement = connection.createStatement();
        ResultSet counter = statement.executeQuery("SHOW SESSION STATUS LIKE 'Com_select'")) {
      counter.next();
      return counter.getLong(2);
    }
  }
}
