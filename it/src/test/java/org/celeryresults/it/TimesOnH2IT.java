package org.celeryresults.it;

import org.celeryresults.it.contract.TimesContract;
import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class TimesOnH2IT extends TimesContract {
  @Deployment
  static EnterpriseArchive ear() {
    return BuiltEar.on(Database.H2, BuiltEar.with(TimesOnH2IT.class, TimesContract.class));
  }

  @Override
  protected String micros(String column) {
    return "CAST(EXTRACT(EPOCH FROM " + column + ") * 1000000 AS BIGINT)";
  }

  @Override
  protected String literal(String utc) {
    return "TIMESTAMP WITH TIME ZONE '" + utc + "+00:00'";
  }
}
