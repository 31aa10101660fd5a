package org.celeryresults.rest.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.ws.rs.core.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTagTest {
  private static final Json NOW = Json.of("now");
  private static final String TAG = '"' + Conditional.digest(NOW) + '"';

  private static boolean isWanted(String ifMatch) {
    HttpHeaders headers = mock(HttpHeaders.class);
    when(headers.getHeaderString(HttpHeaders.IF_MATCH)).thenReturn(ifMatch);
    return new StateTag(NOW).isWanted(headers);
  }

  @Test
  void a_change_is_wanted_of_this_state_and_of_any() {
    assertThat(new StateTag(NOW).isWanted(mock(HttpHeaders.class))).isTrue();
    assertThat(isWanted("*")).isTrue();
    assertThat(isWanted(TAG)).isTrue();
    assertThat(isWanted("W/" + TAG)).isTrue();
    assertThat(isWanted("\"a,b\" ,W/\"c\", " + TAG)).isTrue();
  }

  @Test
  void a_change_of_another_state_is_not_wanted() {
    assertThat(isWanted("\"\"")).isFalse();
    assertThat(isWanted("\"other\", \"another\"")).isFalse();
    assertThat(isWanted('"' + Conditional.digest(Json.of("then")) + '"')).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tag", "\"tag", "* , \"a\"", "w/\"a\"", "\"a\" b"})
  void what_is_no_tag_is_refused(String ifMatch) {
    assertThatThrownBy(() -> isWanted(ifMatch)).hasMessageContaining("If-Match");
  }
}
