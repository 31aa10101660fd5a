package org.celeryresults.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What WildFly or Payara wrote into its server.log. */
public final class ServerLog {

  private static final String WILDFLY = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} ";
  private static final String PAYARA = "\\[\\d{4}-\\d\\d-\\d\\dT[^]]*\\] \\[[^]]*\\] ";
  private static final Pattern PROBLEM =
      Pattern.compile(
          "^(?:%1$s(?:WARN|ERROR|FATAL) |%2$s\\[(?:WARNING|SEVERE)\\]).*(?:\n(?!%1$s|%2$s).*)*"
              .formatted(WILDFLY, PAYARA),
          Pattern.MULTILINE);

  /**
   * Payara warns of every failed login. A level of its own for that logger would make each 403 a
   * NullPointerException in Payara's RealmAdapter.
   */
  private static final Pattern LOGIN = Pattern.compile("WEB9102: Web Login Failed");

  /**
   * WildFly tells every two minutes of the transactions that a test has torn on purpose, whichever
   * test is running then.
   */
  private static final Pattern RECOVERY = Pattern.compile("\\(Periodic Recovery\\)");

  private static final Pattern OURS = Pattern.compile("org\\.celeryresults|celery-results");

  private final String text;

  private ServerLog(String text) {
    this.text = text;
  }

  /** The log as it is now. */
  public static ServerLog read(Path file) throws IOException {
    return new ServerLog(Files.readString(file));
  }

  /** What was written since then; all of it for a log that was begun anew meanwhile. */
  public ServerLog since(ServerLog earlier) {
    return text.startsWith(earlier.text)
        ? new ServerLog(text.substring(earlier.text.length()))
        : this;
  }

  /** What was written before these words; nothing if they stand nowhere. */
  public ServerLog until(String words) {
    return new ServerLog(text.substring(0, Math.max(0, text.indexOf(words))));
  }

  /**
   * Every entry of level WARN or above, with its stack trace; but for clients' failed logins, and
   * what the server finds of other tests' transactions.
   */
  public List<String> problems() {
    return PROBLEM
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(entry -> !LOGIN.matcher(entry).find() && !RECOVERY.matcher(entry).find())
        .toList();
  }

  /** Those of our loggers, or that name our classes or deployments. */
  public List<String> problemsOfOurs() {
    return problems().stream().filter(entry -> OURS.matcher(entry).find()).toList();
  }

  /** True if {@code words} stand anywhere in it. */
  public boolean contains(String words) {
    return text.contains(words);
  }

  /** How often {@code words} stand in it. */
  public int count(String words) {
    return (text.length() - text.replace(words, "").length()) / words.length();
  }
}
