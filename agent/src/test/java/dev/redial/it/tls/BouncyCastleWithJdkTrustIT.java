package dev.redial.it.tls;

import org.junit.jupiter.api.Tag;

/** BouncyCastle's JSSE with the JDK's trust manager. */
@Tag("slow")
class BouncyCastleWithJdkTrustIT extends BouncyCastleContract {
  BouncyCastleWithJdkTrustIT() {
    super("bouncycastle-jdk-trust");
  }
}
