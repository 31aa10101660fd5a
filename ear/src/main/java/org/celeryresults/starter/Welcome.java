package org.celeryresults.starter;

import java.io.IOException;

/** What whoever started the server needs to know first. */
final class Welcome {

  private static final String TEXT =
      """

      ------------------------------------------------------------------------------
       Celery Results is ready. Ctrl-C stops it.

       REST API              %1$s
       URLs of Django's      %2$s
       OpenAPI               %3$s
       Health                %4$s
       WildFly's console     %5$s

       User      Password              May
       viewer    %6$s  read
       operator  %7$s  read, write, delete
       admin     %8$s  use WildFly's console

       Passwords and data are kept in %9$s
       Try: curl -u viewer:%6$s '%1$s?status=FAILURE'
      ------------------------------------------------------------------------------
      """;

  private static final String NOT_YET =
      """

      ------------------------------------------------------------------------------
       Celery Results runs, but can't be used yet:

       %s

       It is tried again every few seconds; addresses and passwords follow as soon
       as it can be used. Ctrl-C stops it.
      ------------------------------------------------------------------------------
      """;

  private Welcome() {}

  /** In place of the other text, as long as there is a reason. */
  static String notYet(String reason) {
    return NOT_YET.formatted(reason);
  }

  static String text(Server server, Users users) throws IOException {
    return TEXT.formatted(
        server.http("/celery-results/api/tasks"),
        server.http("/celery-results/task/status/") + "<task id>/",
        server.http("/openapi"),
        server.management("/health"),
        server.management("/console"),
        users.passwordOf(Users.VIEWER),
        users.passwordOf(Users.OPERATOR),
        users.passwordOf(Users.ADMIN),
        users.directory());
  }
}
