package dev.redial.curl;

import dev.redial.rule.host.Address;
import dev.redial.rule.host.HostName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a curl command connects to, by {@code --connect-to} and then {@code --resolve}. */
final class ConnectOptions {
  private static final String ANY_HOST = "*";

  private final CurlLine line;
  private final Remarks remarks;

  ConnectOptions(CurlLine line, Remarks remarks) {
    this.line = line;
    this.remarks = remarks;
  }

  /**
   * The addresses in their order; the URL's own if no option leads elsewhere.
   *
   * @param byName whether a proxy is asked for the name, and looks it up itself
   */
  List<Address> of(Target target, boolean byName) throws CurlProblem {
    var address = connectTo(target.address());
    var resolved = resolved(address);
    if (resolved.isEmpty()) {
      unused(address);
      return List.of(address);
    }
    if (byName) {
      remarks.leaveOut("--resolve", "the proxy looks the name up, with curl too");
      return List.of(address);
    }
    return resolved;
  }

  private void unused(Address address) {
    if (!line.values("resolve").isEmpty()) {
      remarks.say("no --resolve is for " + address + "; without effect, with curl too");
    }
  }

  /** Of HOST1:PORT1:HOST2:PORT2 the first that is for the URL; an empty part stands for any. */
  private Address connectTo(Address asked) throws CurlProblem {
    boolean other = false;
    for (var value : line.values("connect-to")) {
      var parts = parts(value);
      if (parts.size() < 3 || parts.size() > 4) {
        throw new CurlProblem(
            "--connect-to '" + value + "' is not of the form HOST1:PORT1:HOST2:PORT2");
      }
      if (isFor(parts.get(0), parts.get(1), asked)) {
        return led(asked, parts.get(2), parts.size() == 4 ? parts.get(3) : "", value);
      }
      other = true;
    }
    if (other) {
      remarks.say("no --connect-to is for " + asked + "; without effect, with curl too");
    }
    return asked;
  }

  private static boolean isFor(String host, String port, Address asked) {
    return (host.isEmpty() || asked.host().equalsIgnoreCase(HostName.unbracketed(host)))
        && (port.isEmpty() || port.equals(String.valueOf(asked.port())));
  }

  private static Address led(Address asked, String host, String port, String value)
      throws CurlProblem {
    var name = host.isEmpty() ? new Address(asked.host(), Address.SAME_PORT).toString() : host;
    var address = Address.parse(port.isEmpty() ? name : name + ":" + port);
    if (address == null) {
      throw new CurlProblem("--connect-to '" + value + "' names no host and port");
    }
    return address.withPort(asked.port());
  }

  /** The last entry of a host and port counts, and {@code *} where there is none. */
  private List<Address> resolved(Address address) throws CurlProblem {
    var exact = entry(address.host(), address.port());
    return exact == null ? orEmpty(entry(ANY_HOST, address.port())) : exact;
  }

  private static List<Address> orEmpty(@Nullable List<Address> addresses) {
    return addresses == null ? List.of() : addresses;
  }

  private @Nullable List<Address> entry(String host, int port) throws CurlProblem {
    List<Address> found = null;
    for (var value : line.values("resolve")) {
      boolean removes = value.startsWith("-");
      var parts = parts(removes || value.startsWith("+") ? value.substring(1) : value);
      if (parts.size() < (removes ? 2 : 3)) {
        throw new CurlProblem("--resolve '" + value + "' is not of the form HOST:PORT:ADDRESS");
      }
      if (isOf(parts, host, port)) {
        found = removes ? null : addresses(parts, port, value);
      }
    }
    return found;
  }

  private static boolean isOf(List<String> parts, String host, int port) {
    return HostName.unbracketed(parts.get(0)).equalsIgnoreCase(host)
        && parts.get(1).equals(String.valueOf(port));
  }

  private static List<Address> addresses(List<String> parts, int port, String value)
      throws CurlProblem {
    var list = String.join(":", parts.subList(2, parts.size()));
    var addresses = new ArrayList<Address>();
    for (var text : list.split(",", -1)) {
      if (!HostName.isIp(text)) {
        throw new CurlProblem("--resolve '" + value + "' names no address: '" + text + "'");
      }
      addresses.add(new Address(HostName.unbracketed(text), port));
    }
    return addresses;
  }

  /** The proxy's address where {@code --resolve} has one for it. */
  Address proxy(Address address) throws CurlProblem {
    var resolved = resolved(address);
    return resolved.isEmpty() ? address : resolved.get(0);
  }

  /** What stands between colons outside brackets. */
  static List<String> parts(String value) {
    var parts = new ArrayList<String>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (c == ':' && depth == 0) {
        parts.add(value.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(value.substring(start));
    return parts;
  }
}
