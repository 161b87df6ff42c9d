package dev.redial;

/** BouncyCastle's JSSE with the JDK's trust manager. */
class BouncyCastleWithJdkTrustIT extends BouncyCastleContract {
  BouncyCastleWithJdkTrustIT() {
    super("bouncycastle-jdk-trust");
  }
}
