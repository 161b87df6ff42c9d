package dev.redial;

/** BouncyCastle's JSSE with its own trust manager. */
class BouncyCastleIT extends BouncyCastleContract {
  BouncyCastleIT() {
    super("bouncycastle");
  }
}
