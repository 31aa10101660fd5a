package org.celeryresults.it.http;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.celeryresults.it.server.PostgreSql;

/** What tests of chords send. */
abstract class ChordTests extends HttpTests {

  static final String CHORDS = "api/chords";

  final String path = CHORDS + "/" + id;

  /** With members whose ids end in this test's. */
  Answer begin(String groupId, String... names) throws Exception {
    List<String> members = List.of(names).stream().map(name -> name + "-" + id).toList();
    return Api.OPERATOR.post(CHORDS, Map.of("group_id", groupId, "members", members));
  }

  Answer part(String groupId, String name) throws Exception {
    return post(CHORDS + "/" + groupId + "/parts/" + name + "-" + id);
  }

  /** Without a body. */
  static Answer post(String address) throws Exception {
    return Api.OPERATOR.post(address, "");
  }

  /** A statement whose parameter is a group. */
  static void execute(String sql, String groupId) throws SQLException {
    try (Connection connection = PostgreSql.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, groupId);
      statement.executeUpdate();
    }
  }
}
