package org.celeryresults.starter;

import static java.nio.file.StandardOpenOption.APPEND;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The users of the provisioned server. The files are WildFly's own realm files, readable by their
 * owner only: a password changed there is the password from the next start on.
 */
final class Users {

  static final String VIEWER = "viewer";
  static final String OPERATOR = "operator";
  static final String ADMIN = "admin";

  private static final String APPLICATION_FILE = "users.properties";
  private static final String MANAGEMENT_FILE = "admins.properties";
  private static final String ROLES_FILE = "roles.properties";
  private static final String VIEWER_ROLE = "celery-results-viewer";
  private static final String OPERATOR_ROLE = "celery-results-operator";

  /** Without characters that look alike or mean something to a shell or a properties file. */
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXYZ234679";

  private static final int PASSWORD_LENGTH = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path directory;

  private Users(Path directory) {
    this.directory = directory;
  }

  /** The users kept in {@code directory}; those that are missing are made, with new passwords. */
  static Users keptIn(Path directory) throws IOException {
    Files.createDirectories(directory, ownerOnly("rwx------"));
    Users users = new Users(directory);
    users.add(APPLICATION_FILE, VIEWER, password());
    users.add(APPLICATION_FILE, OPERATOR, password());
    users.add(MANAGEMENT_FILE, ADMIN, password());
    users.add(ROLES_FILE, VIEWER, VIEWER_ROLE);
    users.add(ROLES_FILE, OPERATOR, VIEWER_ROLE + "," + OPERATOR_ROLE);
    return users;
  }

  /** The present password of one of the three users above. */
  String passwordOf(String user) throws IOException {
    String file = user.equals(ADMIN) ? MANAGEMENT_FILE : APPLICATION_FILE;
    return read(directory.resolve(file)).getProperty(user, "");
  }

  Path directory() {
    return directory;
  }

  private void add(String fileName, String key, String value) throws IOException {
    Path file = directory.resolve(fileName);
    if (!Files.exists(file)) {
      Files.createFile(file, ownerOnly("rw-------"));
    }
    if (!read(file).containsKey(key)) {
      Files.writeString(file, key + "=" + value + "\n", APPEND);
    }
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  private static String password() {
    return RANDOM
        .ints(PASSWORD_LENGTH, 0, ALPHABET.length())
        .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
        .collect(Collectors.joining());
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
