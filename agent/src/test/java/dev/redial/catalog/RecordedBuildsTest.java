package dev.redial.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.decision.ActiveRules;
import dev.redial.decision.Decisions;
import dev.redial.report.Log;
import dev.redial.rule.Capability;
import dev.redial.rule.host.Address;
import dev.redial.weave.Insertion;
import dev.redial.weave.WeavingResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Builds of the JDK that cannot be installed any more, by a record of what they lack. A place that
 * is newer than the record is looked for in installed builds only.
 */
@TestInstance(Lifecycle.PER_CLASS)
class RecordedBuildsTest {
  private static final String NO_TYPE = "-";

  private final Set<List<String>> places = new HashSet<>();
  private final Map<String, Set<List<String>>> lacks = new LinkedHashMap<>();

  @BeforeAll
  void read() throws IOException {
    JdkCheck.ofThisJvm();
    lines("recorded-places.tsv").forEach(place -> places.add(List.of(place[0], place[1])));
    lines("recorded-builds.tsv")
        .forEach(
            line -> {
              var of = lacks.computeIfAbsent(line[0], build -> new HashSet<>());
              if (line.length > 1) {
                of.add(List.of(line[1], line[2]));
              }
            });
  }

  private static Stream<String[]> lines(String file) throws IOException {
    try (var in = RecordedBuildsTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"));
    }
  }

  Stream<String> builds() {
    return lacks.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("builds")
  void build_hasEachPlaceOfAHook_orOneOfItsAlternatives(String build) throws Exception {
    assertThat(types().flatMap(type -> lost(type, lacks.get(build)))).isEmpty();
  }

  /** What the hooks of a type miss in a build, as the weaver would say. */
  private Stream<String> lost(String type, Set<List<String>> lacking) {
    var insertions = insertions(type);
    boolean isThere = !lacking.contains(List.of(type, NO_TYPE));
    if (!isThere && type.equals(Capability.OLD_SOCKETS.types().get(0))) {
      return Stream.empty();
    }
    var absent =
        insertions.stream()
            .filter(one -> !isThere || lacking.contains(List.of(type, one.method())))
            .collect(Collectors.toMap(one -> one, one -> type + " " + one.where()));
    return new WeavingResult(new byte[0], insertions, absent).lost().values().stream();
  }

  @Test
  void record_knowsMostPlaces_andTheBuildsWithFewestMembers() {
    var known =
        types()
            .flatMap(
                type ->
                    insertions(type).stream()
                        .map(one -> List.of(type, one.method()))
                        .filter(places::contains))
            .distinct();
    assertThat(known).hasSizeGreaterThan(50);
    assertThat(lacks).containsKeys("17.0.0", "18", "19", "20", "21", "22", "23", "24");
    assertThat(lacks.get("17.0.0"))
        .contains(List.of("sun.security.ssl.SSLAlgorithmConstraints", "permits(String,Set)"));
  }

  private static Stream<String> types() {
    return Arrays.stream(Capability.values())
        .flatMap(capability -> capability.types().stream())
        .distinct();
  }

  private static List<Insertion> insertions(String type) {
    var log = Log.toStderr(Log.Level.OFF);
    var decisions = new Decisions(ActiveRules.none(), log, new Address("a.test", 1));
    try {
      return Catalogue.instance(Catalogue.ofJdk(type)).insertions(decisions);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type, e);
    }
  }
}
