package org.celeryresults.it;

import org.celeryresults.it.contract.TimesContract;
import org.celeryresults.it.shared.DeployedOnce;
import org.celeryresults.it.shared.SharedEar;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
@DeployedOnce(SharedEar.MARIADB)
class TimesOnMariaDbIT extends TimesContract {
  @Override
  protected String micros(String column) {
    return "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', " + column + ")";
  }

  @Override
  protected String literal(String utc) {
    return "'" + utc + "'";
  }
}
