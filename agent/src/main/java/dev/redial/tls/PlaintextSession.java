package dev.redial.tls;

import java.security.Principal;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;

/**
 * What an application is shown of a connection that a rule has go without TLS: no cipher, no
 * protocol, no certificate of anybody. Safe for use by many threads.
 */
public final class PlaintextSession extends ExtendedSSLSession {
  /** Stands for the cipher suite; the name that JSSE has for none makes OkHttp throw. */
  static final String NO_CIPHER = "NONE";

  /** As JSSE calls the protocol of a connection without one; an instance of its own. */
  @SuppressWarnings("StringCopy") // told apart from JSSE's own
  public static final String NO_PROTOCOL = new String("NONE");

  /** The largest TLS record that JSSE makes: clients make their buffers by it. */
  private static final int PACKET = 16_709;

  private static final int HEADER = 5;

  private static volatile boolean areThere;

  private final String peer;
  private final int port;
  private final long created = System.currentTimeMillis();
  private final ConcurrentHashMap<String, Object> values = new ConcurrentHashMap<>();

  private PlaintextSession(String peer, int port) {
    this.peer = peer;
    this.port = port;
  }

  /**
   * That of one more connection.
   *
   * @param peer the instance that stands for the rule, see {@link PeerNames}
   */
  public static PlaintextSession of(String peer, int port) {
    areThere = true;
    return new PlaintextSession(peer, port);
  }

  /** Whether there was ever one in this JVM: asked before anything else is. */
  public static boolean areThere() {
    return areThere;
  }

  @Override
  public String getCipherSuite() {
    return NO_CIPHER;
  }

  @Override
  public String getProtocol() {
    return NO_PROTOCOL;
  }

  @Override
  public Certificate[] getPeerCertificates() throws SSLPeerUnverifiedException {
    throw unverified();
  }

  @Override
  public Principal getPeerPrincipal() throws SSLPeerUnverifiedException {
    throw unverified();
  }

  private SSLPeerUnverifiedException unverified() {
    var rule = PeerNames.rule(peer);
    return new SSLPeerUnverifiedException(
        "redial: nobody is verified, as rule '"
            + (rule == null ? "" : rule.name())
            + "' has 'plaintext'");
  }

  @Override
  public Certificate @Nullable [] getLocalCertificates() {
    return null;
  }

  @Override
  public @Nullable Principal getLocalPrincipal() {
    return null;
  }

  @Override
  public String getPeerHost() {
    return peer;
  }

  @Override
  public int getPeerPort() {
    return port;
  }

  @Override
  public byte[] getId() {
    return new byte[0];
  }

  @Override
  public @Nullable SSLSessionContext getSessionContext() {
    return null;
  }

  @Override
  public long getCreationTime() {
    return created;
  }

  @Override
  public long getLastAccessedTime() {
    return created;
  }

  @Override
  public void invalidate() {}

  @Override
  public boolean isValid() {
    return true;
  }

  @Override
  public void putValue(String name, Object value) {
    values.put(name, value);
  }

  @Override
  public @Nullable Object getValue(String name) {
    return values.get(name);
  }

  @Override
  public void removeValue(String name) {
    values.remove(name);
  }

  @Override
  public String[] getValueNames() {
    return values.keySet().toArray(new String[0]);
  }

  @Override
  public int getPacketBufferSize() {
    return PACKET;
  }

  @Override
  public int getApplicationBufferSize() {
    return PACKET - HEADER;
  }

  @Override
  public String[] getLocalSupportedSignatureAlgorithms() {
    return new String[0];
  }

  @Override
  public String[] getPeerSupportedSignatureAlgorithms() {
    return new String[0];
  }

  @Override
  public List<SNIServerName> getRequestedServerNames() {
    return List.of();
  }

  @Override
  public List<byte[]> getStatusResponses() {
    return List.of();
  }
}
