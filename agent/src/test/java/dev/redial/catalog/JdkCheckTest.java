package dev.redial.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.decision.ActiveRules;
import dev.redial.decision.Decisions;
import dev.redial.report.Log;
import dev.redial.report.MissingCapabilities;
import dev.redial.rule.Capability;
import dev.redial.rule.host.Address;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdkCheckTest {
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
