package dev.redial.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.decision.ActiveRules;
import dev.redial.decision.Decisions;
import dev.redial.flight.Flight;
import dev.redial.report.Log;
import dev.redial.report.MissingCapabilities;
import dev.redial.rule.Capability;
import dev.redial.rule.OldJdk;
import dev.redial.rule.host.Address;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class JdkCheckTest {
  /** Names that the catalogue lists and that no type has that is woven here, with the reasons. */
  private static final Map<String, String> LEFT_ALONE =
      Map.of(
          simpleName(OldJdk.KEY_CHOICE), "woven in Java 8 and 11 only, in place of another",
          simpleName(OldJdk.DATAGRAMS), "woven in Java 8 and 11 only, which name it besides",
          simpleName(ServiceTypes.MANAGEMENT), "the agent only notes that it is loaded",
          simpleName(Flight.RECORDER), "the agent only notes that it is loaded");

  @Test
  void thisJdk_lacksNothing() throws IOException {
    assertThat(JdkCheck.ofThisJvm().all()).isEmpty();
    assertThat(JdkCheck.ofThisJvm().isEmpty()).isTrue();
  }

  @Test
  void jdkWithoutAnHttpClient_lacksNothing() throws IOException {
    assertThat(without("java.net.http.HttpClient", "jdk.internal.net.http.").all()).isEmpty();
  }

  @Test
  void typeThatIsGone_isMissedByNameAndCapability() throws IOException {
    var lacks = without("sun.nio.ch.UnixAsynchronousSocketChannelImpl");

    assertThat(lacks.all()).containsOnlyKeys(Capability.ASYNC_DIAL, Capability.ASYNC_HEADS);
    assertThat(lacks.inWords(Capability.ASYNC_DIAL))
        .isEqualTo(
            "this JVM lacks the dialling of asynchronous channels"
                + " (sun.nio.ch.UnixAsynchronousSocketChannelImpl: there is no such class in X)");
    assertThat(lacks.notInForce()).isNull();
    assertThat(without("sun.security.ssl.TransportContext").notInForce())
        .contains("the start of TLS handshakes");
  }

  @Test
  void typeThatIsAnother_isMissedForAllItServes() throws IOException {
    var lacks =
        JdkCheck.of(
            type -> read(type.equals("sun.nio.ch.NioSocketImpl") ? "java.lang.Object" : type), "X");

    assertThat(lacks.all())
        .containsOnlyKeys(
            Capability.SOCKET_DIAL, Capability.SOCKET_TUNNELS, Capability.OWN_ADDRESSES);
  }

  /**
   * Whoever asks for a capability has the JVM load its types first, to know whether it is there.
   */
  @ParameterizedTest
  @EnumSource
  void capability_isServedByEachTypeItNames(Capability capability) throws Exception {
    var log = Log.toStderr(Log.Level.OFF);
    var sandbox = new Address("a.test", 1);
    var decisions = new Decisions(ActiveRules.none(), log, sandbox);
    for (var type : capability.types()) {
      var instrumentation = Catalogue.ofJdk(type);
      assertThat(instrumentation).as(type).isNotNull();
      var served =
          Catalogue.instance(instrumentation).insertions(decisions).stream()
              .map(insertion -> insertion.capability())
              .toList();
      assertThat(served.contains(capability) || isTheOnlyOne(capability, type)).as(type).isTrue();
      assertThat(!served.contains(null) || isTheOnlyOne(capability, type)).as(type).isTrue();
    }
  }

  /**
   * A capability's types are loaded to see whether its hooks take. A type that none names is not
   * looked at in advance, and DropOneHookIT does not try it.
   */
  @ParameterizedTest
  @MethodSource("wovenTypes")
  void wovenType_isNamedByTheCapabilitiesOfItsInsertions(String type) throws Exception {
    var log = Log.toStderr(Log.Level.OFF);
    var decisions = new Decisions(ActiveRules.none(), log, new Address("a.test", 1));
    var named = Capability.of(type);
    assertThat(named).isNotEmpty();
    for (var insertion : Catalogue.instance(Catalogue.ofJdk(type)).insertions(decisions)) {
      var served = insertion.capability();
      if (served == null) {
        assertThat(named).as(insertion.where()).hasSize(1);
      } else {
        assertThat(named).as(insertion.where()).contains(served);
      }
    }
  }

  static Stream<String> wovenTypes() {
    return CatalogueTest.instrumentations()
        .flatMap(CatalogueTest::types)
        .filter(type -> Catalogue.ofJdk(type) != null)
        .distinct();
  }

  /** So that no type is left out above. */
  @Test
  void listedName_isOfAWovenType_orIsLeftAloneForAReason() throws Exception {
    var listed = Catalogue.class.getDeclaredField("JDK");
    listed.setAccessible(true);
    var woven = wovenTypes().map(JdkCheckTest::simpleName).toList();

    assertThat(((Map<?, ?>) listed.get(null)).keySet())
        .map(String::valueOf)
        .filteredOn(name -> !woven.contains(name))
        .containsExactlyInAnyOrderElementsOf(LEFT_ALONE.keySet());
  }

  private static String simpleName(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private static boolean isTheOnlyOne(Capability capability, String type) {
    return Capability.of(type).equals(List.of(capability));
  }

  private static MissingCapabilities without(String... types) throws IOException {
    return JdkCheck.of(
        type -> Arrays.stream(types).anyMatch(type::startsWith) ? null : read(type), "X");
  }

  private static byte @Nullable [] read(String type) throws IOException {
    var file = type.replace('.', '/') + ".class";
    try (var in = ClassLoader.getPlatformClassLoader().getResourceAsStream(file)) {
      return in == null ? null : in.readAllBytes();
    }
  }
}
