package org.celeryresults.schema.guard;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Reads what tables are like; one class for each kind of database. */
interface Catalog {
  /** The table; empty when there is none in the connection's schema. */
  Optional<ActualTable> table(Connection connection, String name) throws SQLException;
}
