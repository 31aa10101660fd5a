package org.celeryresults.it.server;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.celeryresults.it.conformance.Fixture;
import org.celeryresults.it.listener.ChordListener;
import org.celeryresults.it.network.FaultyProxy;
import org.hamcrest.Matcher;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The EAR as the build made it. */
public final class BuiltEar {

  static final Path FILE = Path.of("../ear/target/celery-results.ear").toAbsolutePath().normalize();

  private static final String APPLICATION_XML = "META-INF/application.xml";
  private static final String END_OF_MODULES = "<library-directory>";
  private static final String TEST_MODULE =
      "<module><web><web-uri>tests.war</web-uri><context-root>/tests</context-root></web></module>";

  private BuiltEar() {}

  /** For tests that are clients. */
  public static EnterpriseArchive unchanged() {
    return ShrinkWrap.create(ZipImporter.class, FILE.getFileName().toString())
        .importFrom(FILE.toFile())
        .as(EnterpriseArchive.class);
  }

  /**
   * For tests that run in the server: a WAR of their own beside ours, so that our security
   * constraints don't hold for them.
   *
   * @param classes the test and what it needs of the tests' classes
   */
  public static EnterpriseArchive with(Class<?>... classes) {
    return with(tests().addClasses(classes));
  }

  /** The same for many tests, which need all of some packages. */
  public static EnterpriseArchive with(List<Class<?>> tests, Package... needed) {
    return with(tests().addClasses(tests.toArray(Class<?>[]::new)).addPackages(false, needed));
  }

  /** The same for a conformance test: with what Python says of the fixture's rows. */
  public static EnterpriseArchive with(Class<?> test, Fixture fixture) {
    return with(
        tests()
            .addClasses(test)
            .addPackage(Fixture.class.getPackage())
            .addAsResource(fixture.expected()));
  }

  /**
   * The same for a test beside Python: with what its processes must know.
   *
   * @param environment becomes the resource interop.properties
   */
  public static EnterpriseArchive with(Map<String, String> environment, Class<?>... classes) {
    return with(
        tests()
            .addClasses(classes)
            .addPackage(Fixture.class.getPackage())
            .addAsResource(new StringAsset(properties(environment)), "interop.properties"));
  }

  /**
   * The EAR on one of the databases, whatever the server's own settings say.
   *
   * @param more settings, {@code name=value}
   */
  public static EnterpriseArchive on(Database database, EnterpriseArchive ear, String... more) {
    List<String> settings = new ArrayList<>(List.of(more));
    settings.add("celery.results.datasource=" + database.jndiName());
    settings.add("celery.results.purge.schedule=never");
    return configured(ear, settings.toArray(String[]::new));
  }

  /**
   * The EAR on PostgreSQL or MariaDB through the {@link FaultyProxy}, which must be started before
   * it is deployed, or soon after.
   *
   * @param more settings, {@code name=value}
   */
  public static EnterpriseArchive throughProxy(
      Database database, EnterpriseArchive ear, String... more) {
    List<String> settings = new ArrayList<>(List.of(more));
    settings.add("celery.results.datasource=" + database.jndiNameThroughProxy());
    settings.add("celery.results.purge.schedule=never");
    return configured(ear, settings.toArray(String[]::new));
  }

  /**
   * The EAR with settings of its own, whatever the server's are.
   *
   * @param settings such as {@code celery.results.demo=true}
   */
  public static EnterpriseArchive configured(EnterpriseArchive ear, String... settings) {
    String lines = "config_ordinal=500\n" + String.join("\n", settings) + "\n";
    return ear.addAsLibrary(
        ShrinkWrap.create(JavaArchive.class, "settings.jar")
            .addAsManifestResource(new StringAsset(lines), "microprofile-config.properties"));
  }

  /** The EAR with the listeners of an application, in an ejb-jar. */
  public static EnterpriseArchive listening(EnterpriseArchive ear) {
    return listening(ear, ChordListener.class);
  }

  /** The same with this one, a session bean. */
  public static EnterpriseArchive listening(EnterpriseArchive ear, Class<?> listener) {
    return withModule(
        ear,
        ShrinkWrap.create(JavaArchive.class, "listeners.jar")
            .addClass(listener)
            .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml"),
        "<module><ejb>listeners.jar</ejb></module>");
  }

  private static String properties(Map<String, String> values) {
    Properties properties = new Properties();
    properties.putAll(values);
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static WebArchive tests() {
    return ShrinkWrap.create(WebArchive.class, "tests.war")
        .addClasses(StatementLog.class, StatementLog.Action.class)
        .addPackage(FaultyProxy.class.getPackage())
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
        .setWebXML(new StringAsset(webXml(PostgreSql.DATA_SOURCE)))
        .addAsLibraries(jarOf(Assertions.class), jarOf(Awaitility.class), jarOf(Matcher.class));
  }

  /** So that tests find a data source under one name on all servers: java:comp/env/jdbc/… */
  private static String webXml(String dataSource) {
    return """
        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
          <resource-ref>
            <res-ref-name>jdbc/%s</res-ref-name>
            <res-type>javax.sql.DataSource</res-type>
            <res-auth>Container</res-auth>
            <lookup-name>%s</lookup-name>
          </resource-ref>
        </web-app>
        """
        .formatted(dataSource, TestEnvironment.server().jndiName(dataSource));
  }

  private static EnterpriseArchive with(WebArchive tests) {
    return withModule(unchanged(), Testable.archiveToTest(tests), TEST_MODULE);
  }

  private static EnterpriseArchive withModule(
      EnterpriseArchive ear, Archive<?> module, String description) {
    String descriptor = applicationXml(ear);
    ear.delete(APPLICATION_XML);
    return ear.addAsModule(module)
        .setApplicationXML(
            new StringAsset(descriptor.replace(END_OF_MODULES, description + END_OF_MODULES)));
  }

  private static String applicationXml(EnterpriseArchive ear) {
    try (InputStream in = ear.get(APPLICATION_XML).getAsset().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static File jarOf(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
