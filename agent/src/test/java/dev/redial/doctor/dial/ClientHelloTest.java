package dev.redial.doctor.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** What JSSE sends is read, and comes out as it was except for what is changed. */
public class ClientHelloTest {
  private static final int HEAD = 5;

  public static byte[] sent() throws Exception {
    var context = SSLContext.getInstance("TLS");
    context.init(null, null, null);
    var engine = context.createSSLEngine("www.example.com", 443);
    engine.setUseClientMode(true);
    var parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    engine.setSSLParameters(parameters);
    var out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(ByteBuffer.allocate(0), out);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static byte[] message(byte[] record) {
    return Arrays.copyOfRange(record, HEAD, record.length);
  }

  @Test
  void record_unchanged_isTheSameMessage() throws Exception {
    var bytes = sent();
    assertThat(message(ClientHello.parse(bytes).record())).isEqualTo(message(bytes));
  }

  @Test
  void parse_ofJsse_knowsWhatIsOffered() throws Exception {
    var hello = ClientHello.parse(sent());
    assertThat(hello.serverName()).isEqualTo("www.example.com");
    assertThat(TlsNumbers.VERSIONS.names(hello.versions())).containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(TlsNumbers.SUITES.names(hello.suites())).contains("TLS_AES_128_GCM_SHA256");
    assertThat(TlsNumbers.GROUPS.names(hello.groups())).contains("secp256r1");
    assertThat(TlsNumbers.SCHEMES.names(hello.schemes())).contains("rsa_pss_rsae_sha256");
    assertThat(hello.protocols()).isEqualTo("h2 http/1.1");
  }

  @Test
  void change_ofOneThing_leavesTheRest() throws Exception {
    var before = ClientHello.parse(sent());
    var after = before.copy();
    new NotOffered(0x0301, 0x009c, 0x001a, 0x0201).addTo(after);
    var read = ClientHello.parse(after.record());
    assertThat(read.versions()).isEqualTo(plus(before.versions(), 0x0301));
    assertThat(read.suites()).isEqualTo(plus(before.suites(), 0x009c));
    assertThat(read.groups()).isEqualTo(plus(before.groups(), 0x001a));
    assertThat(read.schemes()).isEqualTo(plus(before.schemes(), 0x0201));
    assertThat(read.serverName()).isEqualTo(before.serverName());
    assertThat(read.protocols()).isEqualTo(before.protocols());
  }

  private static List<Integer> plus(List<Integer> all, int more) {
    var longer = new ArrayList<>(all);
    longer.add(more);
    return longer;
  }

  @Test
  void parse_ofAnyPart_isNullOrWhole() throws Exception {
    var bytes = sent();
    for (int length = 0; length < bytes.length; length++) {
      assertThat(ClientHello.parse(Arrays.copyOf(bytes, length))).as("%d", length).isNull();
    }
  }

  @Test
  void flight_ofAlert_hasItsName() {
    var flight = ServerFlight.parse(new byte[] {21, 3, 3, 0, 2, 2, 70});
    assertThat(flight.alert()).isEqualTo("protocol_version");
    assertThat(flight.isEnd()).isTrue();
    assertThat(flight.isAgreed()).isFalse();
  }

  @Test
  void flight_ofKeyExchange_hasGroupAndScheme() {
    var hello = new byte[38];
    hello[0] = 3;
    hello[1] = 3;
    hello[35] = (byte) 0xc0;
    hello[36] = 0x2f;
    var exchange = new byte[] {3, 0, 23, 1, 4, 2, 1, 0, 0};
    var bytes = new ByteArrayOutputStream();
    append(bytes, 2, hello);
    append(bytes, 12, exchange);
    append(bytes, 14, new byte[0]);
    var message = bytes.toByteArray();
    var flight = ServerFlight.parse(Records.of(message));
    assertThat(flight.isEnd()).isTrue();
    assertThat(flight.text())
        .isEqualTo("TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, secp256r1, rsa_pkcs1_sha1");
    for (int length = 0; length < message.length; length++) {
      ServerFlight.parse(Arrays.copyOf(Records.of(message), length));
    }
  }

  /** A server's choice of a suite with DHE, and a prime of so many bytes. */
  public static byte[] keyExchange(int suite, int primeBytes) {
    var hello = new byte[38];
    hello[0] = 3;
    hello[1] = 3;
    hello[35] = (byte) (suite >> 8);
    hello[36] = (byte) suite;
    var prime = new byte[primeBytes];
    Arrays.fill(prime, (byte) 0xff);
    var message = new ByteArrayOutputStream();
    append(message, 2, hello);
    var exchange = ByteBuffer.allocate(primeBytes + 13);
    exchange.putShort((short) primeBytes).put(prime);
    exchange.putShort((short) 1).put((byte) 2).putShort((short) 1).put((byte) 4);
    exchange.putShort((short) 0x0401).putShort((short) 0);
    append(message, 12, Arrays.copyOf(exchange.array(), exchange.position()));
    append(message, 14, new byte[0]);
    return Records.of(message.toByteArray());
  }

  private static void append(ByteArrayOutputStream to, int type, byte[] body) {
    to.write(type);
    to.write(0);
    to.write(body.length >> 8);
    to.write(body.length);
    to.writeBytes(body);
  }
}
