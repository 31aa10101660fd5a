package org.celeryresults.schema;

import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.database.Database;

/** Counts change sets as Liquibase goes through them. */
final class Counter extends AbstractChangeExecListener {
  private int executed;
  private int inPlace;

  @Override
  public void ran(
      ChangeSet changeSet, DatabaseChangeLog changeLog, Database database, ExecType execType) {
    if (execType == ExecType.MARK_RAN) {
      inPlace++;
    } else {
      executed++;
    }
  }

  Outcome outcome() {
    return new Outcome(executed, inPlace);
  }
}
