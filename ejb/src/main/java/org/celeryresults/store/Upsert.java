package org.celeryresults.store;

import java.util.ArrayList;
import java.util.List;

/**
 * A store, said without a database's dialect: insert the row, or replace it where the key is there
 * already.
 *
 * <p>The statement's parameters are {@link #parameters()}, in that order, numbered from 1.
 *
 * @param table the table
 * @param key the column whose uniqueness decides between insert and replace
 * @param replaced columns that always take the new value
 * @param keptWhenNull timestamp columns that keep their old value when the new one is null
 * @param once timestamp columns written by the insert alone
 * @param done the timestamp column that takes the time of every store
 */
public record Upsert(
    String table,
    String key,
    List<String> replaced,
    List<String> keptWhenNull,
    List<String> once,
    String done) {

  /** Columns in the order of the statement's parameters. */
  public List<String> parameters() {
    List<String> all = new ArrayList<>();
    all.add(key);
    all.addAll(replaced);
    all.addAll(times());
    return all;
  }

  /** The columns that hold times, in the order of the parameters; every statement returns them. */
  public List<String> times() {
    List<String> all = new ArrayList<>(keptWhenNull);
    all.addAll(once);
    all.add(done);
    return all;
  }
}
