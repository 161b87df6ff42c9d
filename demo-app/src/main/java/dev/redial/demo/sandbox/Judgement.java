package dev.redial.demo.sandbox;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a rule says, held against what one call under it was seen to carry. */
final class Judgement {
  private final SaidRule rule;
  private final Trial trial;
  private final Seen after;
  private final String host;
  private final int port;
  private final List<String> problems = new ArrayList<>();

  private Judgement(SaidRule rule, Trial trial) {
    this.rule = rule;
    this.trial = trial;
    this.after = trial.after();
    var asked = host(trial.url());
    host = rule.lowercase() ? asked.toLowerCase(Locale.ROOT) : asked;
    port = port(trial.url());
  }

  /** Each thing that is not as the rule has it, in words; none when all is well. */
  static List<String> problems(SaidRule rule, Trial trial) {
    var judgement = new Judgement(rule, trial);
    if (rule.observes()) {
      judgement.observes();
    } else {
      judgement.judge();
    }
    return judgement.problems;
  }

  /** The host of a URL, without brackets, as it is written there. */
  static String host(String url) {
    var authority = authority(url);
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    var host = hasPort ? authority.substring(0, colon) : authority;
    return host.replaceAll("[\\[\\]]", "");
  }

  static int port(String url) {
    var authority = authority(url);
    int colon = authority.lastIndexOf(':');
    if (colon > authority.lastIndexOf(']')) {
      return Integer.parseInt(authority.substring(colon + 1));
    }
    return URI.create(url).getScheme().equals("http") ? 80 : 443;
  }

  private static String authority(String url) {
    return Objects.requireNonNull(URI.create(url).getRawAuthority(), url);
  }

  /** The names whose certificates the call may demand, the one that it must demand first. */
  static List<String> certificates(SaidRule rule, String url) {
    var names = new ArrayList<String>();
    var own = host(url);
    if (!rule.observes()) {
      var verify = rule.verifyName();
      names.add(verify == null ? rule.lowercase() ? own.toLowerCase(Locale.ROOT) : own : verify);
    }
    names.add(own);
    for (var other : new String[] {rule.serverName(), rule.authority()}) {
      if (other != null && !other.equals("none")) {
        names.add(other.replaceFirst(":\\d+$", ""));
      }
    }
    return names.stream().distinct().toList();
  }

  private void observes() {
    if (trial.changedSomething()) {
      problems.add("it only observes, but the call was changed");
    }
  }

  private void judge() {
    way();
    var hello = after.hello();
    if (hello != null) {
      tls(hello);
    }
    if (!after.isSuccess()) {
      problems.add("the call fails: " + after.failure());
      return;
    }
    plaintext(hello != null);
    if (trial.isHttp()) {
      head();
    }
  }

  private void plaintext(boolean secured) {
    if (rule.plaintext() && secured) {
      problems.add("TLS is spoken in spite of 'plaintext'");
    } else if (!rule.plaintext() && !secured && trial.before().hello() != null) {
      problems.add("TLS is left out, and the rule does not say so");
    }
  }

  private void way() {
    var targets = rule.connectTo();
    var target = targets.isEmpty() ? address(host, port) : withPort(targets.get(0));
    var proxy = rule.proxy();
    var dialled = Samples.canonical(proxy == null ? target : proxy.address());
    compare("address dialled", dialled, after.dialled());
    if (proxy != null && after.dialled() != null) {
      compare("CONNECT target", Samples.canonical(target), after.connect());
      proxy(proxy);
    }
  }

  private void proxy(SaidProxy proxy) {
    if (proxy.tls() != after.proxyTls()) {
      problems.add("TLS to the proxy: expected " + proxy.tls() + " but was " + after.proxyTls());
    }
    var login =
        proxy.socks() ? Socks.LOGIN : "Proxy-Authorization: " + proxy.scheme() + " (redacted)";
    if (proxy.login() && !after.connectFields().contains(login)) {
      problems.add("the proxy is not told the user name and the password");
    }
    for (var field : proxy.headers().entrySet()) {
      var line = field.getKey() + ": " + Visit.said(field.getKey(), field.getValue());
      if (!after.connectFields().contains(line)) {
        problems.add("CONNECT lacks " + line);
      }
    }
  }

  private void tls(Hello hello) {
    compare("SNI", serverName(), Objects.requireNonNullElse(hello.serverName(), "none"));
    select("cipher suite", rule.suites(), hello.suites());
    select("TLS version", rule.versions(), hello.versions());
    if (!rule.alpn().isEmpty() && !hello.alpn().isEmpty()) {
      compare("ALPN", String.join(" ", rule.alpn()), String.join(" ", hello.alpn()));
    }
    trial.accepted().forEach(wrong -> problems.add(wrong + " is accepted"));
    if (after.isSuccess()) {
      compare("verify name", Judgement.certificates(rule, trial.url()).get(0), after.certificate());
    }
  }

  /** Unless the rule has one, as before: what Java cannot send it drops, an underscore perhaps. */
  private String serverName() {
    var was = trial.before().hello();
    if (rule.serverName() != null) {
      return rule.serverName();
    }
    var own = was == null ? null : was.serverName();
    return own == null ? "none" : rule.lowercase() ? own.toLowerCase(Locale.ROOT) : own;
  }

  private void select(String what, SaidRule.Selection said, List<String> offered) {
    var missing = new TreeSet<>(said.add());
    missing.removeAll(offered);
    if (!missing.isEmpty()) {
      problems.add(what + " not offered in spite of 'add': " + String.join(", ", missing));
    }
    var left = new TreeSet<>(said.remove());
    left.retainAll(offered);
    if (!left.isEmpty()) {
      problems.add(what + " offered in spite of 'remove': " + String.join(", ", left));
    }
    if (!said.only().isEmpty() && !new HashSet<>(said.only()).equals(new HashSet<>(offered))) {
      problems.add(
          "expected only %s %s but was %s"
              .formatted(what, String.join(", ", said.only()), String.join(", ", offered)));
    }
  }

  private void head() {
    var said = rule.authority();
    if (said != null) {
      compare("Host", said, after.authority());
    } else if (rule.lowercase()) {
      var own = String.valueOf(after.authority());
      compare("Host", own.toLowerCase(Locale.ROOT), own);
    }
    rule.set()
        .forEach(
            (name, value) -> {
              var sent = after.headers().get(name.toLowerCase(Locale.ROOT));
              compare("header " + name, Visit.said(name, value), sent);
            });
    for (var name : rule.removed()) {
      var sent = after.headers().get(name.toLowerCase(Locale.ROOT));
      if (sent != null) {
        problems.add("header " + name + " is sent in spite of 'remove': " + sent);
      }
    }
  }

  private String withPort(String address) {
    int colon = address.lastIndexOf(':');
    boolean hasPort = colon > address.lastIndexOf(']') && address.indexOf(':') == colon;
    boolean bracketed = address.startsWith("[") && colon > address.lastIndexOf(']');
    return hasPort || bracketed ? address : address(address.replaceAll("[\\[\\]]", ""), port);
  }

  private static String address(String host, int port) {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }

  private void compare(String what, String wanted, @Nullable String seen) {
    if (!wanted.equals(seen)) {
      problems.add(what + ": expected " + wanted + " but was " + (seen == null ? "none" : seen));
    }
  }
}
