package org.celeryresults.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.celeryresults.store.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two stores with XA data sources in one transaction: both or neither. */
@Timeout(60)
public abstract class XaStoresContract extends FurtherStores {
  private static final String REFUSE_AT_THE_END =
      """
      CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
        AS 'BEGIN RAISE EXCEPTION ''refused at the end''; END';
      CREATE CONSTRAINT TRIGGER refused AFTER INSERT ON django_celery_results_taskresult
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (NEW.task_id = '%s') EXECUTE FUNCTION refuse();
      """;

  @Test
  public void committed_both_rows_are_there() throws Exception {
    transaction.begin();
    storeInBoth();
    transaction.commit();

    assertThat(isStored(Stores.DEFAULT)).isTrue();
    assertThat(isStored(SECOND)).isTrue();
  }

  @Test
  public void rolled_back_neither_is_there() throws Exception {
    transaction.begin();
    storeInBoth();
    transaction.rollback();

    assertThat(isStored(Stores.DEFAULT)).isFalse();
    assertThat(isStored(SECOND)).isFalse();
  }

  @Test
  public void what_one_database_refuses_at_the_very_end_is_in_neither() throws Exception {
    execute(REFUSE_AT_THE_END.formatted(id));
    try {
      transaction.begin();
      storeInBoth();

      assertThatThrownBy(transaction::commit).isInstanceOf(Exception.class);
    } finally {
      execute("DROP TRIGGER refused ON django_celery_results_taskresult");
    }
    assertThat(isStored(Stores.DEFAULT)).isFalse();
    assertThat(isStored(SECOND)).isFalse();
  }

  private void storeInBoth() {
    tasks.storeResult(outcome(Stores.DEFAULT));
    tasks.storeResult(outcome(SECOND));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = stores.dataSource(SECOND).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
