package dev.redial.demo;

/** A server of a story, running on a loopback port until it is closed. */
interface DemoServer extends AutoCloseable {
  int port();

  Sightings sightings();

  @Override
  void close();

  /** Starts one with certificates of the demo's own authority. */
  @FunctionalInterface
  interface Factory {
    DemoServer start(Certificates certificates) throws Exception;
  }
}
