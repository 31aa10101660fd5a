package org.celeryresults.it;

import org.celeryresults.it.contract.TimesContract;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class TimesOnMySqlIT extends TimesContract {
  @Deployment
  static EnterpriseArchive ear() {
    Database.MYSQL.clear();
    return BuiltEar.on(Database.MYSQL, BuiltEar.with(TimesOnMySqlIT.class, TimesContract.class));
  }

  @Override
  protected String micros(String column) {
    return "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', " + column + ")";
  }

  @Override
  protected String literal(String utc) {
    return "'" + utc + "'";
  }
}
