package dev.redial.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * What is different in Java 8 and 11, the only ones before 17 that the agent runs on. Their sockets
 * are those that Java 13 has replaced, and Java 8 has no java.net.http.
 */
public final class OldJdk {
  /** What is below every java.net.Socket in one of them. */
  public static final String SOCKETS = "java.net.AbstractPlainSocketImpl";

  /** What sends datagrams in one of them, besides channels. */
  public static final String DATAGRAMS = "java.net.DatagramSocket";

  /** Where one of them asks for a client's certificate. */
  public static final String KEY_CHOICE =
      "sun.security.ssl.X509Authentication$X509PossessionGenerator";

  private static final String NEW_KEY_CHOICE = "sun.security.ssl.X509Authentication";
  private static final String NEW_DATAGRAMS = "sun.nio.ch.DatagramChannelImpl";
  private static final String NEW_SOCKETS = "sun.nio.ch.NioSocketImpl";
  private static final String RELEASE = System.getProperty("java.specification.version", "");

  /** Whether this is one of them. */
  public static final boolean IS_HERE = RELEASE.equals("11") || RELEASE.equals("1.8");

  /** Whether this is Java 8. */
  public static final boolean IS_EIGHT = RELEASE.equals("1.8");

  private OldJdk() {}

  /** What the types of a capability are in this JVM; the class is there once it is woven. */
  static List<String> types(String... types) {
    if (!IS_HERE) {
      return List.of(types);
    }
    var own = new ArrayList<String>();
    for (var type : types) {
      if (type.equals(NEW_SOCKETS)) {
        own.add(SOCKETS);
      } else if (type.equals(NEW_KEY_CHOICE)) {
        own.add(KEY_CHOICE);
      } else if (!isAbsent(type)) {
        own.add(type);
      }
      if (type.equals(NEW_DATAGRAMS)) {
        own.add(DATAGRAMS);
      }
    }
    return List.copyOf(own);
  }

  /** The refusal of old sockets is not needed where they are led. */
  private static boolean isAbsent(String type) {
    boolean isNewer =
        type.startsWith("jdk.internal.net.http.")
            || type.equals("java.net.ProxySelector$StaticProxySelector");
    return type.equals(SOCKETS) || (IS_EIGHT && isNewer);
  }
}
