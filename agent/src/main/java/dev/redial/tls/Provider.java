package dev.redial.tls;

/** Whose code makes a TLS handshake. */
enum Provider {
  JSSE("this JDK", "sun."),
  BOUNCY_CASTLE("BouncyCastle", "org.bouncycastle.jsse."),
  CONSCRYPT("Conscrypt", "org.conscrypt."),
  NETTY_TCNATIVE("netty-tcnative", "io.netty.handler.ssl.");

  private final String title;
  private final String packages;

  Provider(String title, String packages) {
    this.title = title;
    this.packages = packages;
  }

  /** The beginning of the names of the types that are woven for it. */
  String packages() {
    return packages;
  }

  /** As messages name it. */
  @Override
  public String toString() {
    return title;
  }
}
