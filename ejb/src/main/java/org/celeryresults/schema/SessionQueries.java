package org.celeryresults.schema;

import org.jspecify.annotations.Nullable;

/**
 * How a database names a session so that no other one ever has the name, and how it is asked for
 * one.
 *
 * @param own gives the name of the session that asks
 * @param living given a name, counts the sessions of that name; anything but 0 when it can't be
 *     told: another server of a cluster, or another user, whose sessions aren't shown
 */
record SessionQueries(String own, String living) {
  private static final SessionQueries POSTGRESQL =
      new SessionQueries(
          """
          select concat(pid, '/', extract(epoch from backend_start))
            from pg_stat_activity where pid = pg_backend_pid()
          """,
          """
          select count(*) from pg_stat_activity
           where pid = cast(split_part(?, '/', 1) as integer)
             and (backend_start is null
               or concat(pid, '/', extract(epoch from backend_start)) = ?)
          """);
  private static final SessionQueries MARIADB =
      new SessionQueries(
          "select concat(current_user(), '/', @@hostname, ':', @@port, '/', connection_id())",
          """
          select case
              when substring_index(?, '/', 2)
                = concat(current_user(), '/', @@hostname, ':', @@port)
              then (select count(*) from information_schema.processlist
                     where id = substring_index(?, '/', -1))
              else 1 end
          """);
  private static final SessionQueries H2 =
      new SessionQueries(
          """
          select concat(session_id, '/', session_start)
            from information_schema.sessions where session_id = session_id()
          """,
          """
          select count(*) from information_schema.sessions
           where concat(session_id, '/', session_start) = ?
              or not exists (
                select 1 from information_schema.users where user_name = current_user and is_admin)
          """);

  /** By Liquibase's short name; null for databases that weren't tried. */
  static @Nullable SessionQueries of(String database) {
    return switch (database) {
      case "postgresql" -> POSTGRESQL;
      case "mariadb", "mysql" -> MARIADB;
      case "h2" -> H2;
      default -> null;
    };
  }

  /** How often the name is to be given. */
  int parameters() {
    return (int) living.chars().filter(c -> c == '?').count();
  }
}
