package org.celeryresults.store;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no compiler says of session beans, and one of the servers refuses. */
class SessionBeansTest {
  private static final Path CLASSES = Path.of("target/classes");

  @Test
  void what_they_return_can_be_seen_by_payara_s_proxies() throws IOException {
    assertThat(methods())
        .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
        .isNotEmpty()
        .allMatch(method -> isPublic(method.getReturnType()));
  }

  private static boolean isPublic(Class<?> type) {
    return type.isPrimitive() || type.isArray() || Modifier.isPublic(type.getModifiers());
  }

  private static List<Method> methods() throws IOException {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      return files
          .map(file -> CLASSES.relativize(file).toString())
          .filter(file -> file.startsWith("org/") && file.endsWith(".class"))
          .map(file -> file.replace(".class", "").replace('/', '.'))
          .map(SessionBeansTest::load)
          .filter(
              type ->
                  type.isAnnotationPresent(Stateless.class)
                      || type.isAnnotationPresent(Singleton.class))
          .flatMap(type -> Stream.of(type.getDeclaredMethods()))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, SessionBeansTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
