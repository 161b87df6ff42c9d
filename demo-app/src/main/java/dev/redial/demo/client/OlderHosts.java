package dev.redial.demo.client;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;

/**
 * What {@code jdk.net.hosts.file} does in later releases, for Java 8: it is the only one to look
 * names up.
 */
final class OlderHosts {
  private static final String FILE = System.getProperty("jdk.net.hosts.file");

  private OlderHosts() {}

  /** From now on, if this is Java 8 and such a file is named. */
  static void takeEffect() {
    if (FILE == null || !System.getProperty("java.version").startsWith("1.8")) {
      return;
    }
    try {
      var service = Class.forName("sun.net.spi.nameservice.NameService");
      InvocationHandler answers =
          (proxy, method, arguments) ->
              method.getName().equals("lookupAllHostAddr")
                  ? lookUp((String) arguments[0])
                  : unknown(Arrays.toString((byte[]) arguments[0]));
      var services = InetAddress.class.getDeclaredField("nameServices");
      services.setAccessible(true);
      services.set(null, List.of(Proxy.newProxyInstance(null, new Class<?>[] {service}, answers)));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InetAddress[] lookUp(String host) throws IOException {
    for (var line : Files.readAllLines(Paths.get(FILE))) {
      var words = Arrays.asList(line.split(" "));
      if (words.indexOf(host) > 0) {
        // a literal needs no look-up
        var address = InetAddress.getByName(words.get(0)).getAddress();
        return new InetAddress[] {InetAddress.getByAddress(host, address)};
      }
    }
    return unknown(host);
  }

  private static InetAddress[] unknown(String host) throws UnknownHostException {
    throw new UnknownHostException(host);
  }
}
