package org.celeryresults.it;

import org.celeryresults.it.contract.TimesContract;
import org.celeryresults.it.shared.DeployedOnce;
import org.celeryresults.it.shared.SharedEar;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
@DeployedOnce(SharedEar.POSTGRESQL)
class TimesOnPostgreSqlIT extends TimesContract {
  @Override
  protected String micros(String column) {
    return "CAST(EXTRACT(EPOCH FROM " + column + ") * 1000000 AS BIGINT)";
  }

  @Override
  protected String literal(String utc) {
    return "TIMESTAMP WITH TIME ZONE '" + utc + "+00:00'";
  }
}
