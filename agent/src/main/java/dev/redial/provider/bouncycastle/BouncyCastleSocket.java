package dev.redial.provider.bouncycastle;

import dev.redial.reflect.Members;
import dev.redial.tls.Provider;
import dev.redial.tls.SocketConnection;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** {@code ProvSSLSocketDirect} and {@code ProvSSLSocketWrap}. */
final class BouncyCastleSocket extends SocketConnection {
  BouncyCastleSocket(SSLSocket socket) {
    super(socket);
  }

  @Override
  public Provider provider() {
    return Provider.BOUNCY_CASTLE;
  }

  /** A socket that was given an address knows no host; the address may still know its name. */
  @Override
  public @Nullable String host() throws ReflectiveOperationException {
    if (Members.get(socket, "peerHost") instanceof String host && !host.isEmpty()) {
      return host;
    }
    var address = socket.getInetAddress();
    if (address == null) {
      return null;
    }
    // getHostName would look the name up
    var text = address.toString();
    int slash = text.indexOf('/');
    return slash > 0 ? text.substring(0, slash) : text.substring(slash + 1);
  }

  @Override
  public SSLParameters parameters() throws Throwable {
    return BouncyCastle.named(super.parameters(), (String) Members.get(socket, "peerHostSNI"));
  }

  @Override
  public void set(SSLParameters parameters) throws Throwable {
    BouncyCastle.requireNoSession(socket);
    super.set(parameters);
    BouncyCastle.require(parameters, super.parameters());
  }

  @Override
  public void setPeerHost(String name) throws ReflectiveOperationException {
    Members.set(socket, "peerHost", name);
  }
}
