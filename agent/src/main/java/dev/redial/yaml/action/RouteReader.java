package dev.redial.yaml.action;

import dev.redial.rule.host.Address;
import dev.redial.rule.host.HostName;
import dev.redial.rule.route.IpVersion;
import dev.redial.rule.route.ProxySettings;
import dev.redial.rule.route.RouteSettings;
import dev.redial.yaml.tree.Node;
import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Node.Scalar;
import dev.redial.yaml.tree.Node.Sequence;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Values;
import dev.redial.yaml.tree.Words;
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

  private final List<Scalar> connectToTexts = new ArrayList<>();
  private final List<Address> connectTo = new ArrayList<>();
  private IpVersion ipVersion = IpVersion.ANY;
  private @Nullable ProxySettings proxy;
  private boolean direct;

  RouteReader(Problems problems, Values values, ProxiesReader proxies) {
    this.problems = problems;
    this.values = values;
    this.proxies = proxies;
    plaintext = new PlaintextReader(problems, values);
  }

  RouteSettings settings() {
    return new RouteSettings(connectTo, proxy, direct, plaintext.isMeant(), ipVersion);
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
        connectToTexts.add(text);
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

  void ipVersion(Entry entry) {
    var named = entry.value() instanceof Scalar scalar ? IpVersion.of(scalar.text()) : null;
    if (named == null) {
      var words = Words.list(IpVersion.words(), "or");
      values.mismatch(entry, entry.value(), words, "ip-version: 4");
    } else {
      ipVersion = named;
    }
  }

  /** What can never be dialled, once the rule is read as a whole. */
  void refuseOtherVersion(Mapping rule) {
    for (var text : connectToTexts) {
      var address = Address.parse(text.text());
      if (address != null) {
        refuseOtherVersion(text, address.host());
      }
    }
    var named = rule.get("proxy");
    if (proxy != null && named != null) {
      refuseOtherVersion(named.value(), proxy.address().host());
    }
    var match = rule.get("match");
    if (proxy == null && connectTo.isEmpty() && match != null) {
      refuseOtherHosts(match.value());
    }
  }

  private void refuseOtherHosts(Node match) {
    var hosts = match instanceof Mapping mapping ? mapping.get("host") : null;
    if (hosts != null) {
      var each = hosts.value() instanceof Sequence list ? list.items() : List.of(hosts.value());
      for (var host : each) {
        if (host instanceof Scalar text) {
          refuseOtherVersion(text, HostName.unbracketed(text.text()));
        }
      }
    }
  }

  private void refuseOtherVersion(Node at, String host) {
    if (ipVersion.excludes(host)) {
      problems.error(
          at,
          "'ip-version: " + ipVersion.word() + "' never dials the address " + Words.quote(host),
          "write an " + ipVersion.kind() + " address or a name, or remove 'ip-version'");
    }
  }
}
