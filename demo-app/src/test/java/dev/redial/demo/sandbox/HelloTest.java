package dev.redial.demo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HelloTest {
  @Test
  void hello_ofTheJdk_isReadAsItWasOffered() throws Exception {
    var records = hello(new String[] {"TLSv1.3", "TLSv1.2"}, "a.example.test", "h2", "http/1.1");

    var hello = Hello.parse(records);

    assertThat(hello.serverName()).isEqualTo("a.example.test");
    assertThat(hello.versions()).containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(hello.suites())
        .containsExactly("TLS_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
    assertThat(hello.alpn()).containsExactly("h2", "http/1.1");
  }

  @Test
  void hello_withoutNamesAndNewVersions_hasNoneOfThem() throws Exception {
    var hello = Hello.parse(hello(new String[] {"TLSv1.2"}, null));

    assertThat(hello.serverName()).isNull();
    assertThat(hello.versions()).contains("TLSv1.2").doesNotContain("TLSv1.3");
    assertThat(hello.alpn()).isEmpty();
  }

  @Test
  void hello_thatIsCutOff_isRefused() throws Exception {
    var records = hello(new String[] {"TLSv1.2"}, "a.example.test");

    assertThatThrownBy(() -> read(Arrays.copyOf(records, records.length - 9)))
        .isInstanceOf(IOException.class);
    records[RECORD_LENGTH_END] = (byte) (records[RECORD_LENGTH_END] - 9);
    var shorter = Arrays.copyOf(records, records.length - 9);
    assertThatThrownBy(() -> Hello.parse(shorter)).isInstanceOf(EOFException.class);
  }

  @Test
  void hello_inTwoRecords_isReadWhole() throws Exception {
    var one = hello(new String[] {"TLSv1.2"}, "a.example.test");
    var body = Arrays.copyOfRange(one, 5, one.length);
    var two = ByteBuffer.allocate(one.length + 5);
    two.put(new byte[] {22, 3, 1, 0, 7}).put(body, 0, 7);
    two.put(new byte[] {22, 3, 1}).putShort((short) (body.length - 7));
    two.put(body, 7, body.length - 7);

    assertThat(Hello.parse(read(two.array()))).isEqualTo(Hello.parse(one));
  }

  private static final int RECORD_LENGTH_END = 4;

  private static byte[] read(byte[] records) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(records));
    return Hello.read(in.readUnsignedByte(), in);
  }

  private static byte[] hello(String[] versions, @Nullable String serverName, String... alpn)
      throws Exception {
    var context = SSLContext.getInstance("TLS");
    context.init(null, null, null);
    var engine = context.createSSLEngine();
    engine.setUseClientMode(true);
    var parameters = engine.getSSLParameters();
    parameters.setProtocols(versions);
    parameters.setCipherSuites(
        versions.length == 1
            ? new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"}
            : new String[] {"TLS_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
    if (serverName != null) {
      parameters.setServerNames(List.<SNIServerName>of(new SNIHostName(serverName)));
    }
    parameters.setApplicationProtocols(alpn);
    engine.setSSLParameters(parameters);
    var out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(ByteBuffer.allocate(0), out);
    return read(Arrays.copyOf(out.array(), out.position()));
  }
}
