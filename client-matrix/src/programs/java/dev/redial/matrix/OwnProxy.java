package dev.redial.matrix;

/** The proxy that an application gives to its client in code; it is on the loopback address. */
final class OwnProxy {
  static final String WAY = "own-proxy";
  static final String HOST = "127.0.0.1";

  private OwnProxy() {}

  static int port() {
    return Integer.getInteger("own.proxy");
  }
}
