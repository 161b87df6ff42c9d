package dev.redial.client.awscrt;

import dev.redial.reflect.ClientConstructor;
import dev.redial.reflect.ClientMethod;
import dev.redial.reflect.Members;
import dev.redial.rule.tls.TlsSettings;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rule makes of the options of one of the AWS CRT's pools. Its TLS verifies the name that it
 * sends, and all else about it belongs to a context that many pools may share.
 */
final class CrtTlsChange {
  private static final ClientMethod CONTEXT = ClientMethod.object("getTlsContext()");
  private static final ClientMethod CONNECTION = ClientMethod.object("getTlsConnectionOptions()");
  private static final ClientMethod NAME = ClientMethod.object("withServerName(String)");
  private static final ClientMethod PROTOCOLS = ClientMethod.object("withAlpnList(String)");
  private static final ClientConstructor NEW =
      new ClientConstructor("TlsContext", "TlsConnectionOptions(TlsContext)");

  private final TlsSettings tls;
  private final Object options;
  private final String host;
  private final @Nullable Object connection;
  private final @Nullable Object context;

  CrtTlsChange(TlsSettings tls, Object options, String host) throws ReflectiveOperationException {
    this.tls = tls;
    this.options = options;
    this.host = host;
    this.connection = CONNECTION.call(options);
    this.context =
        connection == null ? CONTEXT.call(options) : Members.get(connection, "tlsContext");
  }

  /** What is sent, and what the certificate must be valid for. */
  String name() {
    if (tls.serverName() != null) {
      return tls.serverName();
    }
    return tls.lowercase() ? host.toLowerCase(Locale.ROOT) : host;
  }

  /** Why the CRT cannot do what the rule says, or null. */
  @Nullable String obstacle() {
    if (context == null) {
      return "it has no context of TLS";
    }
    if (changesMoreThanNames()) {
      return "its TLS is native; ciphers, protocols, alpn, trust, client-certificate, groups and"
          + " other algorithms do not reach it";
    }
    var verified = tls.verifyName() == null ? host : tls.verifyName();
    if (!name().equalsIgnoreCase(verified)) {
      return "its TLS is native, and verifies the name that it sends";
    }
    return tls.verify() && !CrtPools.verifies(context)
        ? "the application has switched its certificate check off"
        : null;
  }

  private boolean changesMoreThanNames() {
    return !tls.cipherSuites().isEmpty()
        || !tls.protocols().isEmpty()
        || !tls.applicationProtocols().isEmpty()
        || tls.trust() != null
        || tls.clientCertificate() != null
        || !tls.algorithms().isEmpty();
  }

  /** New options of a connection; the caller closes them once a pool has a reference. */
  Object connectionOptions() throws ReflectiveOperationException {
    var fresh = NEW.create(Objects.requireNonNull(context), context);
    NAME.call(fresh, name());
    if (connection != null) {
      var protocols = (List<?>) Members.get(connection, "alpnList");
      for (var protocol : protocols == null ? List.of() : protocols) {
        PROTOCOLS.call(fresh, protocol);
      }
      Members.set(fresh, "timeoutMs", Objects.requireNonNull(Members.get(connection, "timeoutMs")));
    }
    return fresh;
  }

  /** A copy of the pool's options with these for its connections, in place of a context. */
  Object poolOptions(Object connectionOptions) throws ReflectiveOperationException {
    var copy = options.getClass().getDeclaredConstructor().newInstance();
    for (var field : options.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        field.set(copy, field.get(options));
      }
    }
    Members.set(copy, "tlsConnectionOptions", connectionOptions);
    var shared = options.getClass().getDeclaredField("tlsContext");
    shared.setAccessible(true);
    shared.set(copy, null);
    return copy;
  }
}
