package org.celeryresults.schema;

import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

class H2GuardIT extends SchemaGuardContract {
  @Override
  DataSource emptyDatabase(String name) {
    return JdbcConnectionPool.create("jdbc:h2:mem:guard_" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
  }

  @Override
  String engine() {
    return "h2";
  }

  @Override
  List<String> narrowIds(String table) {
    return List.of("alter table " + table + " alter column id set data type integer");
  }

  @Override
  String nextId(String table, long id) {
    return "alter table " + table + " alter column id restart with " + id;
  }

  @Override
  List<String> dropIndex(String table, String index) {
    return List.of("drop index " + index);
  }
}
