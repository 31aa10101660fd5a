package org.celeryresults.readiness;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import jakarta.resource.ResourceException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one connection says of the database. */
class StoreCheckTest {
  private final SQLException ended =
      new SQLException("An I/O error occurred while sending to the backend.", "08006");

  private final DataSource dataSource = mock(DataSource.class);
  private final Connection connection = mock(Connection.class);

  @BeforeEach
  void connections_are_valid() throws SQLException {
    when(connection.isValid(anyInt())).thenReturn(true);
  }

  @Test
  void a_connection_that_somebody_ended_says_nothing() throws Exception {
    when(dataSource.getConnection()).thenThrow(ended).thenReturn(connection);
    assertThatCode(() -> StoreCheck.requireAnswer(dataSource)).doesNotThrowAnyException();

    when(connection.isValid(anyInt())).thenReturn(false, true);
    assertThatCode(() -> StoreCheck.requireAnswer(dataSource)).doesNotThrowAnyException();
  }

  @Test
  void two_of_them_say_that_the_database_is_away() throws Exception {
    when(dataSource.getConnection()).thenThrow(ended);
    assertThatThrownBy(() -> StoreCheck.requireAnswer(dataSource))
        .hasMessageContaining("CELRES-0008")
        .hasMessageContaining("I/O error");
    Connection unused = verify(dataSource, times(2)).getConnection();
  }

  @Test
  void a_pool_in_which_none_is_free_is_asked_once() throws Exception {
    when(dataSource.getConnection())
        .thenThrow(new SQLException("none free", new ResourceException("none free")));
    assertThatThrownBy(() -> StoreCheck.requireAnswer(dataSource))
        .hasMessageContaining("none free");
    Connection unused = verify(dataSource).getConnection();
  }
}
