package org.celeryresults.it;

import org.celeryresults.it.beans.OrderTransaction;
import org.celeryresults.it.beans.Orders;
import org.celeryresults.it.contract.RetryContract;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class RetryOnMariaDbIT extends RetryContract {
  @Deployment
  static EnterpriseArchive ear() {
    Database.MARIADB.clear();
    return BuiltEar.on(
        Database.MARIADB,
        BuiltEar.with(
            RetryOnMariaDbIT.class, RetryContract.class, Orders.class, OrderTransaction.class),
        MAX_RETRIES,
        MAX_DURATION);
  }

  @Override
  protected String[] failing(int times) {
    return new String[] {
      "CREATE OR REPLACE SEQUENCE attempts",
      """
      CREATE OR REPLACE TRIGGER failing BEFORE INSERT ON django_celery_results_taskresult
      FOR EACH ROW BEGIN
        IF NEXTVAL(attempts) <= %d THEN SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213; END IF;
      END"""
          .formatted(times)
    };
  }

  @Override
  protected String[] working() {
    return new String[] {"DROP TRIGGER IF EXISTS failing"};
  }

  @Override
  protected String noticeDeadlocksSoon() {
    return "SELECT 1";
  }

  @Override
  protected String countDeadlocks() {
    return "SELECT variable_value FROM information_schema.global_status"
        + " WHERE variable_name = 'INNODB_DEADLOCKS'";
  }
}
