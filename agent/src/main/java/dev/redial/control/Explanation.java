package dev.redial.control;

import dev.redial.rule.Rule;
import dev.redial.rule.RuleSet;
import dev.redial.rule.tls.Algorithms;
import dev.redial.rule.tls.Glob;
import dev.redial.rule.tls.Selection;
import dev.redial.rule.tls.TlsSettings;
import dev.redial.tls.OfferPreview;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What rules would do to a call of a URL: which one wins and why, and each name before and after.
 */
public final class Explanation {
  private static final int FIRST_COLUMN = 22;
  private static final int SECOND_COLUMN = 34;

  private final StringBuilder text = new StringBuilder();
  private final String file;
  private final RuleSet rules;
  private final QueriedUrl asked;
  private final String host;
  private final int port;

  private Explanation(String file, RuleSet rules, QueriedUrl asked) {
    this.file = file;
    this.rules = rules;
    this.asked = asked;
    this.host = asked.host();
    this.port = asked.port();
  }

  /**
   * The explanation, in lines.
   *
   * @param file what the rules are from
   * @param url of HTTP, {@code tcp:}, {@code tls:}, {@code jdbc:}, or another with a port
   * @throws IllegalArgumentException if it names no host, or no port that is known
   */
  public static String of(String file, RuleSet rules, String url, long now) {
    var explanation = new Explanation(file, rules, QueriedUrl.of(url));
    explanation.write(now);
    return explanation.text.toString();
  }

  private void write(long now) {
    text.append("asked for: host ").append(host).append(", port ").append(port).append("\n\n");
    for (int i = 0; i < rules.rules().size(); i++) {
      var rule = rules.rules().get(i);
      text.append(file).append(':').append(rule.line()).append(": rule '").append(rule.name());
      text.append("': ").append(rules.reason(i, host, port, now)).append('\n');
    }
    var rule = rules.match(host, port, now);
    if (rule == null) {
      text.append("no rule matches: the connection stays as it is\n");
    } else if (rule.observe()) {
      text.append("the rule only observes and changes nothing; enforced, it would do this:\n");
    }
    text.append('\n');
    names(rule);
    if (asked.tls() != QueriedUrl.Tls.NO) {
      tls(rule);
    }
    if (rule != null && asked.authority() != null && rule.http().changesFields()) {
      text.append("\nheader fields set: ").append(rule.http().set().keySet());
      text.append(", removed: ").append(rule.http().remove()).append('\n');
    }
  }

  private void names(@Nullable Rule rule) {
    row("", "before", "after");
    var lower = rule != null && rule.http().lowercase() ? host.toLowerCase(Locale.ROOT) : host;
    row("address dialled", host + ":" + port, address(rule, lower));
    row("proxy", "the client's", proxy(rule));
    var authority = asked.authority();
    if (authority != null) {
      row("Host / :authority", authority, authority(rule, authority));
    }
    row("sessions, reuse", host + ":" + port, session(rule));
  }

  private String address(@Nullable Rule rule, String lower) {
    if (rule == null || rule.route().isEmpty()) {
      return lower + ":" + port;
    }
    var addresses = new ArrayList<String>();
    for (var address : rule.route().connectTo()) {
      addresses.add(address.withPort(port).toString());
    }
    var dialled = addresses.isEmpty() ? lower + ":" + port : String.join(", then ", addresses);
    var version = rule.route().ipVersion().word();
    return version.isEmpty() ? dialled : dialled + ", ip-version " + version;
  }

  private static String proxy(@Nullable Rule rule) {
    if (rule == null || rule.route().isEmpty()) {
      return "the client's";
    }
    var proxy = rule.route().proxy();
    return proxy == null ? rule.route().direct() ? "none" : "the client's" : proxy.toString();
  }

  private static String authority(@Nullable Rule rule, String before) {
    if (rule == null) {
      return before;
    }
    var pinned = rule.http().authority();
    var after = pinned == null ? before : pinned;
    return pinned == null && rule.http().lowercase() ? after.toLowerCase(Locale.ROOT) : after;
  }

  private String session(@Nullable Rule rule) {
    return rule == null || (!rule.changesHandshake() && rule.route().isEmpty())
        ? host + ":" + port
        : "of rule '" + rule.name() + "' alone";
  }

  private void tls(@Nullable Rule rule) {
    if (asked.tls() == QueriedUrl.Tls.PERHAPS) {
      text.append("\nwhere the client begins with TLS, or changes to it later (STARTTLS):\n");
    }
    if (rule != null && rule.route().plaintext()) {
      row("TLS", "the client's", "none: nothing is encrypted, nobody is verified");
    } else {
      offers(rule);
    }
  }

  private void offers(@Nullable Rule rule) {
    var tls = rule == null ? TlsSettings.names(null, null, false, false) : rule.tls();
    OfferPreview preview;
    try {
      preview = OfferPreview.of(rule, host, port);
    } catch (SSLException e) {
      text.append("such a connection is refused: ").append(e.getMessage()).append('\n');
      return;
    }
    row("SNI", shown(preview.before().serverName()), shown(preview.after().serverName()));
    var verified = tls.verifyName();
    row("verify name", host, verified == null ? host : verified);
    settings(tls);
    var before = preview.before();
    var after = preview.after();
    changes("TLS versions", tls.protocols(), before.protocols(), after.protocols());
    changes("cipher suites", tls.cipherSuites(), before.cipherSuites(), after.cipherSuites());
    asked("groups", tls.algorithms().groups());
    asked("signature schemes", tls.algorithms().signatureSchemes());
    disabled(tls.algorithms());
    preview.notOffered().forEach(reason -> text.append("not offered: " + reason + "\n"));
  }

  private void disabled(Algorithms algorithms) {
    boolean weak = algorithms.acceptsWeakCertificates();
    list(
        weak
            ? "disabled algorithms, but not on its connections nor for their certificates: "
            : "disabled algorithms, but not on its connections: ",
        algorithms.permitted());
    text.append(algorithms.permitted().isEmpty() ? "" : "\n");
  }

  private void settings(TlsSettings tls) {
    row(
        "ALPN",
        "the client's",
        tls.applicationProtocols().isEmpty()
            ? "the client's"
            : tls.applicationProtocols().toString());
    var anchors = tls.trust();
    row(
        "trust",
        "the client's",
        "the client's" + (anchors == null ? "" : " and " + anchors.source()));
    var certificate = tls.clientCertificate();
    row(
        "client certificate",
        "the client's",
        certificate == null ? "the client's" : certificate.source());
  }

  private static String shown(@Nullable String name) {
    return name == null ? "none" : name;
  }

  private void changes(String what, Selection asked, List<String> before, List<String> after) {
    if (asked.isEmpty()) {
      return;
    }
    asked(what, asked);
    text.append("  added: ").append(without(after, before));
    text.append("\n  dropped by the rule: ").append(without(before, after));
    var needless = new ArrayList<>(asked.add());
    needless.retainAll(before);
    list("\n  offered anyway: ", needless);
    var absent = without(asked.remove(), before);
    absent.removeIf(Glob::isPattern);
    list("\n  not offered anyway: ", absent);
    text.append("\n  offered: ").append(after).append('\n');
  }

  private void asked(String what, Selection asked) {
    if (!asked.isEmpty()) {
      text.append(what).append(" asked for:");
      list(" add ", asked.add());
      list(" remove ", asked.remove());
      list(" only ", asked.only());
      text.append('\n');
    }
  }

  private void list(String title, List<String> names) {
    if (!names.isEmpty()) {
      text.append(title).append(names);
    }
  }

  private static List<String> without(List<String> names, List<String> others) {
    var left = new ArrayList<>(names);
    left.removeAll(others);
    return left;
  }

  private void row(String what, String before, String after) {
    pad(what, FIRST_COLUMN);
    pad(before, SECOND_COLUMN);
    text.append(before.equals(after) ? "the same" : after).append('\n');
  }

  private void pad(String column, int width) {
    text.append(column).append(" ".repeat(Math.max(1, width - column.length())));
  }
}
