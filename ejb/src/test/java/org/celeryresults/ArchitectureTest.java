package org.celeryresults;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import java.time.Clock;
import java.time.Instant;

/** Packages are features, and arrows point one way. */
@AnalyzeClasses(
    packages = "org.celeryresults",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "org.celeryresults.";
  private static final String[] FEATURES = {
    ROOT + "task..",
    ROOT + "group..",
    ROOT + "chord..",
    ROOT + "retention..",
    ROOT + "purge..",
    ROOT + "schema..",
    ROOT + "demo.."
  };

  @ArchTest
  static final ArchRule no_package_needs_itself_in_a_circle =
      slices().matching("org.celeryresults.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule the_foundations_know_no_feature =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + "payload..",
              ROOT + "retry..",
              ROOT + "store..",
              ROOT + "config..",
              ROOT + "message..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FEATURES);

  @ArchTest
  static final ArchRule nothing_needs_the_purge =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "purge..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "purge..");

  @ArchTest
  static final ArchRule retention_knows_no_results =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "retention..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "task..", ROOT + "group..", ROOT + "chord..");

  @ArchTest
  static final ArchRule payload_stands_alone =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "payload..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "store..", ROOT + "retry..", ROOT + "config..", "jakarta..");

  @ArchTest
  static final ArchRule tasks_know_neither_groups_nor_chords =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "task..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "group..", ROOT + "chord..");

  @ArchTest
  static final ArchRule groups_know_no_chords =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "group..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "chord..");

  @ArchTest
  static final ArchRule every_session_bean_says_what_it_does_to_transactions =
      classes()
          .that()
          .areAnnotatedWith(Stateless.class)
          .or()
          .areAnnotatedWith(Singleton.class)
          .should()
          .beAnnotatedWith(TransactionAttribute.class)
          .orShould()
          .beAnnotatedWith(jakarta.ejb.TransactionManagement.class);

  /** Payara's proxies are in another class loader: they see public types only. */
  @ArchTest
  static final ArchRule session_beans_answer_with_public_types =
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat(
              annotatedWith(Stateless.class).or(annotatedWith(Singleton.class)))
          .should()
          .haveRawReturnType(
              describe(
                  "public",
                  type -> type.isPrimitive() || type.getModifiers().contains(JavaModifier.PUBLIC)));

  @ArchTest
  static final ArchRule the_systems_time_is_read_in_one_class =
      noClasses()
          .that()
          .doNotHaveSimpleName("StoreClockProducer")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
