package dev.redial.tls;

import dev.redial.rule.Place;

/** Whose code makes a TLS handshake. */
public enum Provider {
  JSSE("this JDK", Place.TLS),
  BOUNCY_CASTLE("BouncyCastle", Place.BOUNCY_CASTLE),
  CONSCRYPT("Conscrypt", Place.CONSCRYPT),
  NETTY_TCNATIVE("netty-tcnative", Place.NETTY_TLS);

  private final String title;

  private final Place place;

  Provider(String title, Place place) {
    this.title = title;
    this.place = place;
  }

  /** Where its handshakes can be refused. */
  Place place() {
    return place;
  }

  /** As messages name it. */
  @Override
  public String toString() {
    return title;
  }
}
