package dev.redial.tls;

import dev.redial.operate.Decisions;
import java.util.List;

/** Whose code makes a TLS handshake. */
enum Provider {
  JSSE("this JDK", Decisions.JDK),
  BOUNCY_CASTLE("BouncyCastle", List.of("org.bouncycastle.jsse.")),
  CONSCRYPT("Conscrypt", List.of("org.conscrypt.")),
  NETTY_TCNATIVE("netty-tcnative", List.of("io.netty.handler.ssl."));

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // they are, by List.of
  private final List<String> packages;

  Provider(String title, List<String> packages) {
    this.title = title;
    this.packages = packages;
  }

  /** The beginnings of the names of the types that are woven for it. */
  List<String> packages() {
    return packages;
  }

  /** As messages name it. */
  @Override
  public String toString() {
    return title;
  }
}
