package org.celeryresults.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.celeryresults.it.server.Client;
import org.celeryresults.it.server.CommandOne;
import org.celeryresults.it.server.ServerLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The README's first command, without Maven: one server, started again and again. */
@Tag("wildfly")
class CommandOneIT {

  private static final Path README = Path.of("../README.md");
  private static final Pattern CURL = Pattern.compile("curl -u viewer:(\\w+) '([^']+)'");

  private static final String STARTED = "WFLYSRV0025";

  private static final String LOOKS = "celery.results.purge.check-interval=PT0.5S";
  private static CommandOne command;

  @BeforeAll
  static void start_for_the_first_time() throws IOException {
    command = CommandOne.first("wildfly-h2", "demo=true", LOOKS);
  }

  @AfterAll
  static void end() {
    command.close();
  }

  @Test
  void it_says_where_everything_is_and_the_ear_is_deployed() throws Exception {
    assertThat(command.output())
        .contains(command.server().http("/celery-results/api/tasks").toString())
        .contains(command.server().management("/console").toString());
    assertThat(ready()).contains("\"celery-results.ear\":\"OK\"");
  }

  @Test
  void the_admin_console_is_where_it_says() throws Exception {
    HttpResponse<String> page = browsed("/console");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<title>HAL Management Console</title>", "hal.nocache.js");
    assertThat(browsed("/console/hal.nocache.js").statusCode()).isEqualTo(200);
  }

  @Test
  void the_readme_s_line_shows_demonstration_results_with_the_printed_password() throws Exception {
    Matcher readme = curl(Files.readString(README));
    Matcher printed = curl(command.output());

    assertThat(readme.group(1)).isEqualTo("PASSWORD");
    assertThat(printed.group(1)).isEqualTo(command.passwordOf("viewer"));
    assertThat(printed.group(2)).isEqualTo(atTestPort(readme.group(2)));
    var answer = Client.as("viewer", printed.group(1)).get(URI.create(printed.group(2)));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"status\": \"FAILURE\"").doesNotContain("SUCCESS");
  }

  @Test
  void the_first_look_is_not_at_an_empty_page() throws Exception {
    for (String list : new String[] {"tasks", "groups"}) {
      assertThat(get("api/" + list).body()).startsWith("{\"" + list + "\": [{");
    }
  }

  @Test
  void a_purge_is_due_at_four_utc_as_the_manual_says() throws Exception {
    assertThat(get("api/purge-schedule").body())
        .contains("\"cron\": \"0 4 * * *\"", "\"zone\": \"UTC\"", "\"enabled\": true")
        .contains("T04:00:00Z");
  }

  @Test
  void the_log_holds_no_warning_and_no_password() throws Exception {
    ServerLog log = log();

    assertThat(log.until(STARTED).contains("CELRES-0107")).isTrue();
    assertThat(log.until(STARTED).problems()).isEmpty();
    assertThat(log.problemsOfOurs()).allMatch(problem -> problem.contains("CELRES-0089"));
    for (String user : new String[] {"viewer", "operator", "admin"}) {
      assertThat(log.contains(command.passwordOf(user))).isFalse();
    }
  }

  @Test
  void stopped_and_started_again_it_keeps_its_users_and_its_results() throws Exception {
    String password = command.passwordOf("viewer");
    put("stopped");
    String stored = get("api/tasks/stopped").body();

    command.stop();
    command.start();

    assertThat(command.passwordOf("viewer")).isEqualTo(password);
    assertThat(ready()).contains("\"celery-results.ear\":\"OK\"");
    assertThat(get("api/tasks/stopped").body()).isEqualTo(stored);
  }

  /** The purge that it missed meanwhile deletes nothing that other tests look at. */
  @Test
  void killed_it_keeps_what_it_has_acknowledged_and_makes_up_for_the_purge_it_missed()
      throws Exception {
    put("killed");
    schedule("{\"cron\": \"0 4 * * *\", \"parameters\": {\"expires\": \"never\"}}");
    command.kill();
    Instant due =
        Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofMinutes(2));
    command.execute("UPDATE celery_results_schedule SET date_next = '" + due + "'");
    command.start();

    assertThat(ready()).contains("\"celery-results.ear\":\"OK\"");
    assertThat(get("api/tasks/killed").body()).contains("\"result\": \"[1, 2]\"");
    await().atMost(Duration.ofSeconds(30)).until(() -> purges(due) == 1);
    await().during(Duration.ofSeconds(1)).until(() -> purges(due) == 1);
    assertThat(command.output()).containsOnlyOnce("CELRES-0089: The purge that was due at " + due);
  }

  private static int purges(Instant due) throws Exception {
    String scheduled = "\"date_scheduled\": \"" + due + "\"";
    return get("api/purges").body().split(Pattern.quote(scheduled), -1).length - 1;
  }

  private static void put(String taskId) throws Exception {
    HttpResponse<String> answer =
        Client.as("operator", command.passwordOf("operator"))
            .put(
                command.server().http("/celery-results/api/tasks/" + taskId),
                "{\"status\": \"SUCCESS\", \"result\": \"[1, 2]\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static void schedule(String json) throws Exception {
    HttpResponse<String> answer =
        Client.as("operator", command.passwordOf("operator"))
            .put(command.server().http("/celery-results/api/purge-schedule"), json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return Client.as("viewer", command.passwordOf("viewer"))
        .get(command.server().http("/celery-results/" + path));
  }

  /** As a browser does: to where it is sent on. */
  private static HttpResponse<String> browsed(String path) throws Exception {
    HttpClient browser = HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();
    URI uri = command.server().management(path);
    return browser.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static String ready() throws Exception {
    return Client.anonymous().get(command.server().management("/health/ready")).body();
  }

  private static Matcher curl(String text) {
    Matcher line = CURL.matcher(text);
    assertThat(line.find()).as(text).isTrue();
    return line;
  }

  /** The README says where the server is without an offset of its ports. */
  private static String atTestPort(String address) {
    URI uri = URI.create(address);
    assertThat(uri.getPort()).isEqualTo(8080);
    return command.server().http(uri.getRawPath() + "?" + uri.getRawQuery()).toString();
  }

  private static ServerLog log() throws IOException {
    return ServerLog.read(command.server().log());
  }
}
