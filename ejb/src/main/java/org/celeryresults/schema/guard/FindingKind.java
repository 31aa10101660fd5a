package org.celeryresults.schema.guard;

import org.celeryresults.message.Message;

/** What can be found. The names are stable: programs may rely on them. */
public enum FindingKind {
  MISSING_TABLE(Severity.ERROR, Message.TABLE_MISSING),
  MISSING_COLUMN(Severity.ERROR, Message.COLUMN_MISSING),
  /** Nothing makes the table's key unique, by itself, at once, and for all rows. */
  MISSING_UNIQUE(Severity.ERROR, Message.UNIQUE_MISSING),
  /** Rows get no id by themselves. */
  NO_ID_GENERATOR(Severity.ERROR, Message.ID_GENERATOR_MISSING),
  /** A column that neither Django's migrations nor we know must be given a value. */
  UNKNOWN_REQUIRED_COLUMN(Severity.ERROR, Message.UNKNOWN_COLUMN_REQUIRED),
  MISSING_PRIMARY_KEY(Severity.WARNING, Message.PRIMARY_KEY_MISSING),
  /** No index that is valid, for all rows, and begins with these columns. */
  MISSING_INDEX(Severity.WARNING, Message.INDEX_MISSING),
  /** The right type, but shorter or coarser. */
  NARROW_COLUMN(Severity.WARNING, Message.COLUMN_NARROW),
  WRONG_TYPE(Severity.WARNING, Message.TYPE_WRONG),
  /** NOT NULL, where NULL must be allowed. */
  REQUIRED_COLUMN(Severity.WARNING, Message.COLUMN_REQUIRED),
  /** Allows NULL, where there must be none. */
  NULLABLE_COLUMN(Severity.INFO, Message.COLUMN_NULLABLE),
  /** A character set that can't hold every character. */
  CHARACTER_SET(Severity.WARNING, Message.CHARACTER_SET_NARROW),
  /** The database takes different ids for one. */
  ID_COLLATION(Severity.WARNING, Message.COLLATION_MERGES_IDS),
  /** Ids of 32 bits: INFO while plenty are left. */
  IDS_RUN_OUT(Severity.WARNING, Message.IDS_LEFT),
  /** Sessions read repeatably. */
  ISOLATION_LEVEL(Severity.WARNING, Message.SESSIONS_READ_REPEATABLY);

  private final Severity severity;
  private final Message message;

  FindingKind(Severity severity, Message message) {
    this.severity = severity;
    this.message = message;
  }

  /** How bad it is, unless the finding says otherwise. */
  Severity severity() {
    return severity;
  }

  Message message() {
    return message;
  }
}
