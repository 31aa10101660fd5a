package org.celeryresults.retry;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.transaction.xa.XAException;
import org.celeryresults.message.Causes;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;

/**
 * Tells failures that pass from those that stay, by SQLState and vendor code, for every database
 * that we run on.
 */
public final class PassingFailures {
  /** Whole classes of SQLStates: 08, the connection is lost. */
  private static final String CONNECTION_CLASS = "08";

  private static final Set<String> STATES =
      Set.of(
          "0A000", // the plan of a prepared statement is older than the table's form, PostgreSQL
          "40001", // serialization failure; deadlock on H2, MariaDB, MySQL
          "40003", // whether the statement completed is unknown
          "40P01", // deadlock on PostgreSQL
          "55P03", // lock not available on PostgreSQL
          "57P01", // connection ended by an administrator, PostgreSQL
          "57P02", // connection ended by a crash, PostgreSQL
          "57P03", // PostgreSQL is starting up
          "57P05", // session was idle for too long, PostgreSQL
          "25P03", // the same within a transaction, PostgreSQL
          "53300", // too many connections, PostgreSQL
          "25S03", // MariaDB's driver went to another node in mid-transaction
          "HYT00", // lock time-out on H2
          "23505"); // two writers raced for one unique key, PostgreSQL and H2

  /** Vendor codes of MariaDB and MySQL under general SQLStates. */
  private static final Set<Integer> MYSQL_CODES =
      Set.of(
          1020, // the row has changed since it was read
          1062, // two writers raced for one unique key
          1205, // lock wait time-out
          1213); // deadlock

  /** Of databases that say everything by their own code, under states that say little. */
  private static final Set<String> STATES_AND_CODES =
      Set.of(
          "23000/1", // two writers raced for one unique key, Oracle
          "23000/2601", // the same, SQL Server, by a unique index
          "23000/2627", // the same, SQL Server, by a constraint
          "40000/3101", // the group refused the commit, MySQL
          "42000/1203", // too many connections of this user, MariaDB and MySQL
          "61000/60", // deadlock, Oracle
          "70100/1927", // connection killed, MariaDB
          "72000/8177"); // serialization failure, Oracle

  private static final Set<String> MYSQL_GENERAL_STATES = Set.of("HY000", "23000");

  /** What a commit may fail with on a server that tells nothing else: Payara. */
  private static final Set<Integer> COMMIT_CODES =
      Set.of(XAException.XAER_RMERR, XAException.XAER_RMFAIL);

  /** Failures of ours that say no more than what the database has said. */
  private static final Set<Message> TRANSPARENT =
      Set.of(Message.STORE_FAILED, Message.TRANSACTION_LOST);

  private PassingFailures() {}

  /** True when the same transaction may succeed if it is simply run again. */
  public static boolean isPassing(Throwable failure) {
    if (Causes.of(failure, CeleryResultsException.class)
        .anyMatch(ours -> !TRANSPARENT.contains(ours.kind()))) {
      return false;
    }
    List<SQLException> told =
        Causes.of(failure, SQLException.class).filter(e -> e.getSQLState() != null).toList();
    return told.isEmpty()
        ? BusyPool.isBehind(failure)
            || Causes.of(failure, XAException.class).anyMatch(PassingFailures::isPassing)
        : told.stream().anyMatch(e -> isPassing(e.getSQLState(), e.getErrorCode()));
  }

  /** The database's own reason is lost; nearly all that fails at a commit passes. */
  private static boolean isPassing(XAException commit) {
    return COMMIT_CODES.contains(commit.errorCode)
        || (commit.errorCode >= XAException.XA_RBBASE && commit.errorCode <= XAException.XA_RBEND);
  }

  private static boolean isPassing(String state, int code) {
    return state.startsWith(CONNECTION_CLASS)
        || STATES.contains(state)
        || (MYSQL_GENERAL_STATES.contains(state) && MYSQL_CODES.contains(code))
        || STATES_AND_CODES.contains(state + "/" + code);
  }
}
