package dev.redial.yaml;

import dev.redial.rule.Address;
import dev.redial.rule.ProxySettings;
import dev.redial.rule.RouteSettings;
import dev.redial.yaml.Node.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way a rule gives its connections. */
final class RouteReader {
  /** What stands in place of a proxy's name for none. */
  static final String DIRECT = "direct";

  private final Problems problems;
  private final Values values;
  private final ProxiesReader proxies;
  private final PlaintextReader plaintext;

  private final List<Address> connectTo = new ArrayList<>();
  private @Nullable ProxySettings proxy;
  private boolean direct;

  RouteReader(Problems problems, Values values, ProxiesReader proxies) {
    this.problems = problems;
    this.values = values;
    this.proxies = proxies;
    plaintext = new PlaintextReader(problems, values);
  }

  RouteSettings settings() {
    return new RouteSettings(connectTo, proxy, direct, plaintext.isMeant());
  }

  PlaintextReader plaintext() {
    return plaintext;
  }

  void connectTo(Entry entry) {
    for (var text : values.texts(entry, "connect-to: origin.example.com:8443")) {
      var address = Address.parse(text.text());
      if (address == null) {
        BadName.report("connect-to", text, text.text(), problems);
      } else {
        connectTo.add(address);
      }
    }
  }

  void proxy(Entry entry) {
    var name = values.text(entry, "proxy: http://proxy.example.com:3128");
    if (DIRECT.equals(name)) {
      direct = true;
    } else if (name != null) {
      proxy = proxies.find(entry.value(), name);
    }
  }
}
