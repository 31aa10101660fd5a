package org.celeryresults.it.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.celeryresults.it.server.BuiltEar;
import org.celeryresults.it.server.Database;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;

/** Django's migrate made the tables and its manager a row; then the EAR adopted them. */
class DjangoOnItsOwnTablesOnPostgreSqlInterop extends DjangoContract {
  private static final String BEFORE = "stored-before-the-adoption";

  DjangoOnItsOwnTablesOnPostgreSqlInterop() {
    super(Database.POSTGRESQL);
  }

  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    Database.POSTGRESQL.clear();
    Django django = new Django(Database.POSTGRESQL);
    assertThat(django.migrate()).contains("Applying django_celery_results.0011");
    django.rows("store", BEFORE);
    return BuiltEar.on(Database.POSTGRESQL, BuiltEar.unchanged());
  }

  @Test
  void what_was_there_before_is_there_still() throws Exception {
    assertThat(get("api/tasks/" + BEFORE).get("worker")).isEqualTo("w1@python");
    assertThat(get("api/groups/" + BEFORE).get("size")).isEqualTo(1L);
  }
}
