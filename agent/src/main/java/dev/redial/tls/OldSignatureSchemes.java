package dev.redial.tls;

import dev.redial.reflect.Members;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLException;

/**
 * The signature schemes of a JSSE that does not ask a connection's constraints about each by name,
 * such as Java 8's. Several schemes have one algorithm there. Its configuration of each connection
 * has a list of schemes. The list is that of the property {@code jdk.tls.client.SignatureSchemes},
 * or empty where all are meant.
 */
final class OldSignatureSchemes {
  private static final String SCHEME = "sun.security.ssl.SignatureScheme";
  private static final String LIST = "signatureSchemes";

  /** Later ones have a method that asks. */
  private static final boolean ASKS = asks(SCHEME);

  private OldSignatureSchemes() {}

  private static boolean asks(String type) {
    try {
      return Arrays.stream(Class.forName(type, false, null).getDeclaredMethods())
          .anyMatch(method -> method.getName().equals("isPermitted"));
    } catch (ClassNotFoundException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Leaves schemes out of what a socket or an engine offers, where its constraints cannot. */
  static void withhold(Object connection, Set<String> withheld) throws SSLException {
    if (ASKS || withheld.isEmpty()) {
      return;
    }
    try {
      var configuration = required(required(connection, "conContext"), "sslConfig");
      var left = new ArrayList<Object>();
      for (var scheme : offered(configuration)) {
        if (!withheld.contains(((Enum<?>) scheme).name().toLowerCase(Locale.ROOT))) {
          left.add(scheme);
        }
      }
      if (left.isEmpty()) {
        throw new SSLException("the rule leaves no signature scheme to offer");
      }
      Members.set(configuration, LIST, left);
    } catch (ReflectiveOperationException e) {
      throw new SSLException("the signature schemes cannot be changed", e);
    }
  }

  private static Object required(Object object, String field) throws ReflectiveOperationException {
    return Objects.requireNonNull(Members.get(object, field));
  }

  private static List<?> offered(Object configuration) throws ReflectiveOperationException {
    var own = (List<?>) Members.get(configuration, LIST);
    return own == null || own.isEmpty()
        ? Arrays.asList(Class.forName(SCHEME, false, null).getEnumConstants())
        : own;
  }
}
