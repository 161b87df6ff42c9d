package dev.redial.provider.bouncycastle;

import dev.redial.reflect.Members;
import dev.redial.tls.ServerNames;
import dev.redial.tls.trust.Acceptance;
import java.security.CryptoPrimitive;
import java.util.EnumSet;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** What sockets and engines of BouncyCastle's JSSE have in common. */
final class BouncyCastle {
  private static final Set<CryptoPrimitive> KEY_AGREEMENT =
      EnumSet.of(CryptoPrimitive.KEY_AGREEMENT);

  private BouncyCastle() {}

  /** It offers the host by default without naming it in the parameters. */
  static SSLParameters named(SSLParameters parameters, @Nullable String host) {
    if (parameters.getServerNames() == null) {
      parameters.setServerNames(ServerNames.byDefault(host));
    }
    return parameters;
  }

  /**
   * Whether it offers what it took: it leaves out without a word what {@code
   * jdk.tls.disabledAlgorithms} has, and what its parameters' constraints do not permit.
   *
   * @throws SSLException if it does not
   */
  static void require(SSLParameters set, SSLParameters had) throws SSLException {
    Acceptance.require(set, had);
    require(set.getProtocols(), had);
    require(set.getCipherSuites(), had);
  }

  private static void require(String @Nullable [] names, SSLParameters had) throws SSLException {
    var constraints = had.getAlgorithmConstraints();
    if (names == null || constraints == null) {
      return;
    }
    for (var name : names) {
      if (!constraints.permits(KEY_AGREEMENT, name, null)) {
        throw new SSLException("it leaves out " + name + ", which is disabled in this JVM");
      }
    }
  }

  /** An application may hand a session over by itself, past the cache. */
  static void requireNoSession(Object connection)
      throws ReflectiveOperationException, SSLException {
    var parameters = Members.get(connection, "sslParameters");
    if (parameters != null && Members.get(parameters, "sessionToResume") != null) {
      throw new SSLException("the application chose the session to resume");
    }
  }
}
