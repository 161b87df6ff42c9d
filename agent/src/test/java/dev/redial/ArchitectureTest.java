package dev.redial;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.redial.decision.Hook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A package is a role and what it may depend on. */
class ArchitectureTest {
  /** From top to bottom: none uses one above it. */
  private static final String[][] LAYERS = {
    {"dev.redial.control", "dev.redial.cli", "dev.redial.curl", "dev.redial.doctor.."},
    {"dev.redial.catalog", "dev.redial.fetch", "dev.redial.yaml.."},
    {"dev.redial.client..", "dev.redial.provider..", "dev.redial.connect.."},
    {"dev.redial.http.."},
    {"dev.redial.tls..", "dev.redial.route.."},
    {"dev.redial.weave", "dev.redial.reflect", "dev.redial.decision"},
    {"dev.redial.report"},
    {"dev.redial.work"},
    {"dev.redial.flight", "dev.redial.rule..", "dev.redial.bridge", "dev.redial.older"},
  };

  /** Families of rooms. */
  private static final String[] ROOMS = {
    "dev.redial.client.*..", "dev.redial.provider.*..", "dev.redial.connect.*.."
  };

  private static final String[] JDK = {"java..", "javax..", "sun..", "jdk..", "com.sun.."};

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.redial");

  private static final DescribedPredicate<JavaClass> JDK_OR_ANNOTATION =
      resideInAnyPackage(JDK).or(resideInAPackage("org.jspecify.annotations"));

  /** More than these in one package, and somebody who looks for one of them reads for too long. */
  private static final int MOST_CLASSES = 35;

  /** All that doctor uses of what carries rules out. */
  private static final String ASKS_PROXIES = "dev.redial.connect.socket.ProxyInquiry";

  @Test
  void model_dependsOnTheJdkOnly() {
    check(
        classes()
            .that()
            .resideInAPackage("dev.redial.rule..")
            .should()
            .onlyDependOnClassesThat(JDK_OR_ANNOTATION.or(resideInAPackage("dev.redial.rule.."))));
  }

  @Test
  void bridge_dependsOnTheJdkOnly() {
    check(
        classes()
            .that()
            .resideInAPackage("dev.redial.bridge")
            .should()
            .onlyDependOnClassesThat(JDK_OR_ANNOTATION.or(resideInAPackage("dev.redial.bridge"))));
  }

  @Test
  void snakeYaml_isUsedByTheTreeOnly() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.redial.yaml.tree")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.yaml.snakeyaml.."));
  }

  @Test
  void byteBuddy_isUsedByTheWeaverForItsAsm_andByTheCommandLineToAttach() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.redial.catalog", "dev.redial.weave")
            .should()
            .dependOnClassesThat(
                resideInAPackage("net.bytebuddy..")
                    .and(DescribedPredicate.not(resideInAPackage("net.bytebuddy.agent")))));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.redial.cli")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.bytebuddy.agent"));
    check(
        noClasses()
            .that()
            .resideInAnyPackage("dev.redial.catalog", "dev.redial.weave")
            .should()
            .dependOnClassesThat(
                resideInAPackage("net.bytebuddy..")
                    .and(DescribedPredicate.not(resideInAPackage("net.bytebuddy.jar.asm")))));
  }

  @Test
  void logging_isNeverThatOfTheApplication() {
    check(noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging.."));
  }

  @Test
  void standardStreams_areUsedBySpokesmenOnly() {
    var spokesmen =
        resideInAnyPackage("dev.redial.report", "dev.redial.cli")
            .or(describe("Agent", type -> type.getName().equals("dev.redial.Agent")))
            .or(
                describe(
                    "a program of its own",
                    type -> type.getName().equals("dev.redial.doctor.ProofClient")));
    check(
        noClasses()
            .that(DescribedPredicate.not(spokesmen))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err"));
  }

  /** A JVM that has the agent alone loads nothing of it. */
  @Test
  void curl_isForTheCommandLineOnly() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.redial.curl", "dev.redial.cli")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.redial.curl", "dev.redial.cli"));
  }

  @Test
  void packages_haveNoCycles() {
    check(slices().matching("dev.redial.(*)..").should().beFreeOfCycles());
    check(slices().matching("dev.redial.(**)").should().beFreeOfCycles());
  }

  @Test
  void package_holdsFewClasses() {
    var sizes = new TreeMap<String, Integer>();
    for (var type : CLASSES) {
      if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
        sizes.merge(type.getPackageName(), 1, Integer::sum);
      }
    }
    sizes.values().removeIf(size -> size <= MOST_CLASSES);
    assertThat(sizes).isEmpty();
  }

  /** Each lies in a folder for its topic, which whoever looks for a test can read in one go. */
  @Test
  void integrationTests_areInFoldersByTopic() throws IOException {
    var topics = new TreeMap<String, Integer>();
    try (var sources = Files.walk(Path.of("src/test/java"))) {
      sources
          .filter(source -> source.toString().endsWith("IT.java"))
          .forEach(source -> topics.merge(source.getParent().toString(), 1, Integer::sum));
    }
    assertThat(topics.keySet()).allMatch(topic -> topic.matches(".*/dev/redial/it/[a-z]+"));
    assertThat(topics.values()).allMatch(size -> size <= MOST_CLASSES);
  }

  /** What the readers of a rule file use of each other. */
  @Test
  void yaml_readsFromTheTreeUp() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.redial.yaml.tree")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "dev.redial.yaml", "dev.redial.yaml.file", "dev.redial.yaml.action"));
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.redial.yaml.file")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.redial.yaml", "dev.redial.yaml.action"));
  }

  /** Each step of doctor uses those before it. */
  @Test
  void doctor_dialsThenFindsTheCauseThenReports() {
    var steps = new String[] {"target", "dial", "cause", "report"};
    for (int i = 0; i < steps.length; i++) {
      for (int later = i + 1; later < steps.length; later++) {
        check(
            noClasses()
                .that()
                .resideInAPackage("dev.redial.doctor." + steps[i])
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.redial.doctor." + steps[later], "dev.redial.doctor"));
      }
    }
  }

  @Test
  void layers_useNoneAbove() {
    for (int i = 1; i < LAYERS.length; i++) {
      for (int above = 0; above < i; above++) {
        check(
            noClasses()
                .that()
                .resideInAnyPackage(LAYERS[i])
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(LAYERS[above]));
      }
    }
  }

  @Test
  void everyPackage_isInALayer() {
    var layers = resideInAPackage("dev.redial");
    for (var layer : LAYERS) {
      layers = layers.or(resideInAnyPackage(layer));
    }
    assertThat(CLASSES.that(DescribedPredicate.not(layers))).isEmpty();
  }

  @Test
  void tlsAndRoutes_doNotKnowEachOther() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.redial.tls..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.redial.route.."));
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.redial.route..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.redial.tls.."));
  }

  @Test
  void rooms_doNotUseEachOther() {
    for (var family : List.of("client", "provider", "connect")) {
      check(slices().matching("dev.redial." + family + ".(*)..").should().notDependOnEachOther());
    }
  }

  /** Apart from it: what a reload tells a room, and what doctor asks. */
  @Test
  void room_hasOneEntry() {
    check(
        classes()
            .that()
            .resideInAnyPackage(ROOMS)
            .and()
            .areTopLevelClasses()
            .and()
            .arePublic()
            .should()
            .haveSimpleNameEndingWith("Types")
            .orShould()
            .onlyHaveDependentClassesThat(
                resideInAnyPackage(ROOMS)
                    .or(resideInAnyPackage("dev.redial.control", "dev.redial.doctor.."))));
  }

  /**
   * The base class passes on fewer operands, until it comes to the method that a hook overrides.
   */
  @Test
  void hook_overridesOneThatTakesWhatItNeeds() {
    var hooks = CLASSES.that(describe("hooks", type -> type.isAssignableTo(Hook.class)));
    var without = new ArrayList<String>();
    for (var hook : hooks) {
      if (!hook.getModifiers().contains(JavaModifier.ABSTRACT)
          && hook.getAllMethods().stream().noneMatch(ArchitectureTest::isOwnOn)) {
        without.add(hook.getName());
      }
    }
    assertThat(without).isEmpty();
  }

  /** It would come back to the hook with fewer operands, without end. */
  @Test
  void hook_doesNotCallTheOneThatPassesOn() {
    var calls = new ArrayList<String>();
    for (var hook : CLASSES) {
      for (var call : hook.getMethodCallsFromSelf()) {
        var method = call.getTarget().resolveMember();
        if (call.getName().equals("on")
            && !hook.isEquivalentTo(Hook.class)
            && method.isPresent()
            && method.get().getOwner().isEquivalentTo(Hook.class)) {
          calls.add(call.getDescription());
        }
      }
    }
    assertThat(calls).isEmpty();
  }

  private static boolean isOwnOn(JavaMethod method) {
    return method.getName().equals("on")
        && !method.getModifiers().contains(JavaModifier.ABSTRACT)
        && !method.getOwner().isEquivalentTo(Hook.class);
  }

  @Test
  void rootPackage_isUsedByNothingElse() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.redial")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.redial"));
  }

  /** A JVM that only has the agent loads nothing of it. */
  @Test
  void doctor_isUsedByTheCommandLineOnly() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.redial.doctor..", "dev.redial.cli")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.redial.doctor.."));
    check(
        classes()
            .that()
            .resideInAPackage("dev.redial.doctor..")
            .should()
            .onlyDependOnClassesThat(
                JDK_OR_ANNOTATION
                    .or(
                        resideInAnyPackage(
                            "dev.redial.doctor..",
                            "dev.redial.yaml..",
                            "dev.redial.rule..",
                            "dev.redial.report",
                            "dev.redial.work"))
                    .or(
                        describe(
                            "what asks a proxy",
                            type -> type.getName().startsWith(ASKS_PROXIES)))));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.redial.doctor.dial")
            .and(describe("others", type -> !type.getName().startsWith(ASKS_PROXIES)))
            .should()
            .dependOnClassesThat(
                describe("what asks a proxy", type -> type.getName().startsWith(ASKS_PROXIES))));
  }

  /** A rule about a package or class that is gone holds for nothing. */
  @Test
  void everyName_inTheseRules_isThatOfAPackageOrClass() throws IOException {
    var unknown = new TreeSet<String>();
    var name = Pattern.compile("\"(dev[.]redial[.][\\w.]+)[^\"]*\"").matcher(ownSource());
    while (name.find()) {
      var prefix = name.group(1).replaceAll("[.]+$", "");
      if (CLASSES.stream().noneMatch(type -> isIn(type, prefix))) {
        unknown.add(name.group());
      }
    }
    assertThat(unknown).isEmpty();
  }

  private static boolean isIn(JavaClass type, String prefix) {
    return type.getName().equals(prefix) || type.getName().startsWith(prefix + ".");
  }

  private static String ownSource() throws IOException {
    var name = ArchitectureTest.class.getName().replace('.', '/');
    return Files.readString(Path.of("src/test/java", name + ".java"));
  }

  /** Whatever they name would be loaded by the application's class loader. */
  @Test
  void outerClasses_dependOnNoSubPackage() {
    check(
        noClasses()
            .that(
                describe(
                    "are Agent or InnerClasses",
                    type -> type.getName().matches("dev\\.redial\\.(Agent|InnerClasses)(\\$.*)?")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.redial.*.."));
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
