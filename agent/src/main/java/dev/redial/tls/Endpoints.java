package dev.redial.tls;

import dev.redial.decision.Decisions;
import dev.redial.reflect.WeakIdentityMap;
import dev.redial.rule.Effect;
import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint that the application asked for, of TLS connections that do not know it themselves.
 * It is the port of a socket layered over another one, or of an engine made without a port. It is
 * also the address behind a name from a reverse look-up. Safe for use by many threads.
 */
public final class Endpoints {
  private static final WeakIdentityMap<Integer> PORTS = new WeakIdentityMap<>();

  /**
   * By the very String that the application was given: the same name may also be asked for as such.
   */
  private static final WeakIdentityMap<String> ADDRESSES = new WeakIdentityMap<>();

  private Endpoints() {}

  /** Records the port that the application asked for. */
  public static void add(Object connection, int port) {
    PORTS.add(connection, port);
  }

  /**
   * The port that the application asked for, below 1 if it did not say.
   *
   * @param own what the connection says of itself
   */
  public static int port(Object connection, int own) {
    var known = PORTS.of(connection);
    return known == null ? own : known;
  }

  /**
   * Records that a look-up of an address answered this name.
   *
   * @return an instance of its own: the JDK has the other one in its cache, and gives it to those
   *     who ask for the name
   */
  @SuppressWarnings("StringCopy")
  public static String lookedUp(String name, String address) {
    var instance = new String(name);
    ADDRESSES.add(instance, address);
    return instance;
  }

  /** The host that the application asked for where a connection was made under this name. */
  public static String asked(String name) {
    var address = ADDRESSES.of(name);
    return address == null ? name : address;
  }

  /**
   * The same for a socket, which leads to this address. That was asked for by name if a name made
   * it, also where TLS is made under the address.
   */
  public static String asked(String name, Object socket, @Nullable InetAddress peer) {
    if (peer == null) {
      return name;
    }
    if (!AddressNames.isLiteral(peer)) {
      return isDialled(name, peer, socket)
          ? Objects.requireNonNull(AddressNames.known(peer))
          : name;
    }
    var literal = peer.getHostAddress();
    return name.equalsIgnoreCase(AddressNames.known(peer)) || literal.equals(ADDRESSES.of(name))
        ? literal
        : name;
  }

  /** Another port than the socket's is that of a server behind a tunnel. */
  private static boolean isDialled(String name, InetAddress peer, Object socket) {
    return ServerNames.isAddress(name)
        && PORTS.of(socket) == null
        && peer.getHostAddress().equals(name);
  }

  /**
   * The rule for a connection with TLS, or null. If the application asked for an address that has
   * no rule, the rule is that of the name that a look-up of the address answered.
   *
   * @param host that TLS is made under
   * @param asked for by the application
   * @param port below 1 if it is unknown
   * @throws IOException if it cannot be told, or not be carried out as a whole
   */
  static @Nullable Rule rule(Decisions decisions, String host, String asked, int port)
      throws IOException {
    requirePort(decisions, asked, port);
    var rule = decisions.find(asked, port);
    if (rule != null || asked.equals(host) || ServerNames.isAddress(host)) {
      return rule;
    }
    requirePort(decisions, host, port);
    rule = decisions.find(host, port);
    if (rule != null && !rule.route().isEmpty() && isMeant(decisions, rule)) {
      var why = "the application asked for " + asked + ", write that under 'host'";
      throw decisions.refusal(rule, Layer.TLS, host, new IOException(why));
    }
    return rule;
  }

  /** A rule with ports may be meant, or not, where the port is unknown. */
  private static void requirePort(Decisions decisions, String host, int port) throws IOException {
    if (port > 0) {
      return;
    }
    var first = decisions.any(host, Effect.ANY);
    if (first == null || first.match().ports().isEmpty()) {
      return;
    }
    var perhaps = decisions.any(host, Effect.HANDSHAKE);
    if (perhaps != null && isMeant(decisions, perhaps)) {
      var why = "the client does not tell the port; a rule without 'port' holds for each";
      throw decisions.refusal(perhaps, Layer.TLS, host, new IOException(why));
    }
  }

  private static boolean isMeant(Decisions decisions, Rule rule) {
    return rule.changesHandshake() && !decisions.onlyObserves(rule);
  }
}
