package dev.redial.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The JVM of these tests disables nothing, as that of the demo's servers. */
class OldServerTest {
  private static final String BETTER = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";

  private Certificates certificates;

  @BeforeEach
  void mint() throws Exception {
    certificates = new Certificates();
  }

  @Test
  void serverWithSuite_speaksThatSuiteOnly() throws Exception {
    try (var server = OldServer.startWithSuite(certificates)) {
      var session = shake(server, OldServer.SUITE_HOST, "TLSv1.2", OldServer.SUITE);
      assertThat(session.getCipherSuite()).isEqualTo(OldServer.SUITE);
      assertThat(session.getProtocol()).isEqualTo("TLSv1.2");
      assertThatThrownBy(() -> shake(server, OldServer.SUITE_HOST, "TLSv1.2", BETTER))
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("handshake_failure");
    }
  }

  @Test
  void serverWithVersion_speaksThatVersionOnly() throws Exception {
    var suite = "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA";
    try (var server = OldServer.startWithVersion(certificates)) {
      assertThat(shake(server, OldServer.VERSION_HOST, "TLSv1.1", suite).getProtocol())
          .isEqualTo("TLSv1.1");
      assertThatThrownBy(() -> shake(server, OldServer.VERSION_HOST, "TLSv1.2", suite))
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("protocol_version");
    }
  }

  private SSLSession shake(DemoServer server, String host, String protocol, String suite)
      throws Exception {
    return new RawHttps(certificates, server.port()).handshake(host, protocol, suite);
  }
}
