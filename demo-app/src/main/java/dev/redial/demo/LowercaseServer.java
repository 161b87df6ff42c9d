package dev.redial.demo;

import dev.redial.demo.client.ClientCase;
import dev.redial.demo.client.Outcome;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLParameters;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * A server that compares names byte by byte. It refuses a handshake whose name has a capital
 * letter, and answers 403 when Host has one.
 */
final class LowercaseServer {
  static final String NAME = "origin.example.test";

  private static final Outcome OF_SNI = Outcome.refused("unrecognized_name");
  private static final Outcome OF_HOST = Outcome.ofStatus(403);

  /** Jetty writes capitals in Host only, and so do more clients on JDK 26 and later. */
  static final Story.Refusal REFUSAL =
      new Story.Refusal() {
        @Override
        public Outcome of(ClientCase client) {
          return client.name().startsWith("Jetty") ? OF_HOST : OF_SNI;
        }

        @Override
        public boolean isOne(ClientCase client, Outcome outcome) {
          return outcome.equals(OF_HOST) || outcome.equals(of(client));
        }
      };

  private LowercaseServer() {}

  static DemoServer start(Certificates certificates) throws Exception {
    var sightings = new Sightings();
    return new WebServer(
        tls(certificates, sightings),
        sightings,
        seen -> NAME.equals(hostOf(Objects.requireNonNullElse(seen.authority(), ""))));
  }

  static @Nullable String exemption(ClientCase client) {
    if (client.equals(ClientCase.HAND_WRITTEN)) {
      return "its rule lacks raw-http";
    }
    return client.name().startsWith("OkHttp") ? "it writes names in lower case by itself" : null;
  }

  private static String hostOf(String authority) {
    var colon = authority.indexOf(':');
    return colon < 0 ? authority : authority.substring(0, colon);
  }

  private static SslContextFactory.Server tls(Certificates certificates, Sightings sightings)
      throws GeneralSecurityException, IOException {
    var tls =
        new SslContextFactory.Server() {
          @Override
          public SSLParameters customize(SSLParameters parameters) {
            var own = super.customize(parameters);
            own.setSNIMatchers(List.of(ServerNames.matcher(name -> knows(name, sightings))));
            return own;
          }
        };
    tls.setKeyStore(certificates.keyStore(NAME));
    tls.setKeyStorePassword(Certificates.PASSWORD);
    return tls;
  }

  private static boolean knows(String serverName, Sightings sightings) {
    if (serverName.equals(NAME)) {
      return true;
    }
    sightings.add(Sighting.ofHandshake(serverName));
    return false;
  }
}
