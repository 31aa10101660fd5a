package org.celeryresults.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.celeryresults.store.Page;
import org.junit.jupiter.api.Test;

class PageLinksTest {
  private static String header(String request, Optional<String> next, Optional<String> previous) {
    return new PageLinks(URI.create(request), new Page<>(List.of(), next, previous)).header();
  }

  @Test
  void links_keep_all_parameters_as_they_were_written() {
    assertThat(
            header(
                "http://h:1/c/api/tasks?task_name=a%26b&status=X,Y&status=Z&cursor=old",
                Optional.of("n+1"), Optional.of("p-1")))
        .isEqualTo(
            "</c/api/tasks?task_name=a%26b&status=X,Y&status=Z&cursor=n%2B1>; rel=\"next\","
                + " </c/api/tasks?task_name=a%26b&status=X,Y&status=Z&cursor=p-1>; rel=\"prev\"");
  }

  @Test
  void the_only_page_has_no_links() {
    assertThat(header("http://h/c/api/tasks", Optional.empty(), Optional.empty())).isEmpty();
  }

  @Test
  void a_request_without_parameters_gets_the_cursor_alone() {
    assertThat(header("http://h/c/api/tasks", Optional.of("n"), Optional.empty()))
        .isEqualTo("</c/api/tasks?cursor=n>; rel=\"next\"");
  }
}
