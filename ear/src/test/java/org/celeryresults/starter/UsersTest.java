package org.celeryresults.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTest {

  @TempDir private Path directory;

  @Test
  void first_start_makes_a_password_for_each_user() throws IOException {
    Users users = Users.keptIn(directory);

    assertThat(users.passwordOf(Users.VIEWER)).hasSize(20).isAlphanumeric();
    assertThat(users.passwordOf(Users.OPERATOR)).isNotEqualTo(users.passwordOf(Users.VIEWER));
    assertThat(users.passwordOf(Users.ADMIN)).isNotEqualTo(users.passwordOf(Users.OPERATOR));
  }

  @Test
  void passwords_are_kept_from_start_to_start() throws IOException {
    String first = Users.keptIn(directory).passwordOf(Users.VIEWER);

    assertThat(Users.keptIn(directory).passwordOf(Users.VIEWER)).isEqualTo(first);
  }

  @Test
  void a_user_added_by_hand_stays_and_a_missing_one_comes_back() throws IOException {
    Files.writeString(directory.resolve("users.properties"), "viewer=changed\nalice=secret\n");

    Users users = Users.keptIn(directory);

    assertThat(users.passwordOf(Users.VIEWER)).isEqualTo("changed");
    assertThat(users.passwordOf("alice")).isEqualTo("secret");
    assertThat(users.passwordOf(Users.OPERATOR)).hasSize(20);
  }

  @Test
  void only_the_owner_can_read_the_passwords() throws IOException {
    Users.keptIn(directory);

    for (String file : new String[] {"users.properties", "admins.properties"}) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void the_viewer_reads_and_the_operator_may_everything() throws IOException {
    Users.keptIn(directory);

    assertThat(directory.resolve("roles.properties"))
        .hasContent(
            """
            viewer=celery-results-viewer
            operator=celery-results-viewer,celery-results-operator
            """);
  }
}
