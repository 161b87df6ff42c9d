package dev.redial.client.okhttp;

import dev.redial.reflect.ClientMethod;

/** The URL of OkHttp's requests and addresses. */
final class OkHttpUrl {
  private static final ClientMethod URL = ClientMethod.object("url()");
  private static final ClientMethod HOST = ClientMethod.object("host()");
  private static final ClientMethod PORT = ClientMethod.number("port()");

  private OkHttpUrl() {}

  /** The URL of a request or of an address. */
  static Object of(Object request) {
    return URL.get(request);
  }

  static String host(Object url) {
    return (String) HOST.get(url);
  }

  static int port(Object url) {
    return PORT.number(url);
  }
}
