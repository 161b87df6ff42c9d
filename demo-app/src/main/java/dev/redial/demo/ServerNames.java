package dev.redial.demo;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSession;
import javax.net.ssl.StandardConstants;
import org.jspecify.annotations.Nullable;

/**
 * Reads the names of a ClientHello as they were written: the JDK's own class for them folds case.
 */
final class ServerNames {
  private ServerNames() {}

  static @Nullable String requestedIn(SSLSession session) {
    var names = ((ExtendedSSLSession) session).getRequestedServerNames();
    return names.isEmpty() ? null : text(names.get(0));
  }

  /** With it a server refuses the handshake (unrecognized_name) for names it does not know. */
  static SNIMatcher matcher(Predicate<String> known) {
    return new SNIMatcher(StandardConstants.SNI_HOST_NAME) {
      @Override
      public boolean matches(SNIServerName name) {
        return known.test(text(name));
      }
    };
  }

  private static String text(SNIServerName name) {
    return new String(name.getEncoded(), StandardCharsets.US_ASCII);
  }
}
