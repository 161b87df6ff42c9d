package dev.redial.it.tls;

import org.junit.jupiter.api.Tag;

/** BouncyCastle's JSSE with its own trust manager. */
@Tag("extended")
class BouncyCastleIT extends BouncyCastleContract {
  BouncyCastleIT() {
    super("bouncycastle");
  }
}
