package org.celeryresults.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/**
 * Loads all but the JDK's classes anew, as the class loader of a deployment does. Drivers are the
 * server's.
 */
final class IsolatedLoader extends ClassLoader {
  private final ClassLoader files = IsolatedLoader.class.getClassLoader();

  IsolatedLoader() {
    super(ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try (InputStream in = files.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected URL findResource(String name) {
    return files.getResource(name);
  }

  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    return name.equals("META-INF/services/java.sql.Driver")
        ? Collections.emptyEnumeration()
        : files.getResources(name);
  }
}
