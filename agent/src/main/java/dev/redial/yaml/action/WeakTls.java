package dev.redial.yaml.action;

import dev.redial.rule.Rule;
import dev.redial.rule.host.HostPattern;
import dev.redial.rule.tls.CipherSuites;
import dev.redial.rule.tls.Glob;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Node.Scalar;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Words;

/** Warns of what a rule offers that secures a connection less than today's clients do. */
public final class WeakTls {
  private final Problems problems;

  public WeakTls(Problems problems) {
    this.problems = problems;
  }

  public void of(Rule rule, Mapping source) {
    boolean weak = false;
    for (var name : SelectionReader.asked(source, "ciphers")) {
      weak |= suite(name);
    }
    for (var name : SelectionReader.asked(source, "protocols")) {
      weak |= version(name);
    }
    for (var name : SelectionReader.asked(source, "signature-schemes")) {
      weak |= scheme(name);
    }
    if (rule.tls().algorithms().acceptsWeakCertificates()) {
      var accepts = source.get("accept-risk");
      problems.warning(
          accepts == null ? source : accepts.key(),
          "accepts certificates that can be forged: whoever forges one can impersonate the server",
          "use it only where nothing else works, and give it an end with 'expires'");
      weak = true;
    }
    if (weak) {
      everyHost(problems, "weak TLS", rule, source);
    }
  }

  /** A pattern stands for what is not disabled, and is as weak as the weakest of that. */
  private boolean suites(Scalar pattern) {
    for (var suite : CipherSuites.all()) {
      if (!CipherSuites.isBroken(suite)
          && !CipherSuites.hasForwardSecrecy(suite)
          && CipherSuites.matches(pattern.text(), suite)) {
        problems.warning(
            pattern,
            "pattern "
                + Words.quote(pattern.text())
                + " stands for suites without forward secrecy, such as "
                + suite,
            "write a narrower one, unless this server needs them");
        return true;
      }
    }
    return false;
  }

  private boolean scheme(Scalar name) {
    boolean old = name.text().endsWith("_sha1");
    if (old) {
      problems.warning(
          name,
          "signature scheme " + Words.quote(name.text()) + " is by SHA-1, which can be forged",
          "use it only where nothing else works");
    }
    return old;
  }

  private boolean suite(Scalar name) {
    if (Glob.isPattern(name.text())) {
      return suites(name);
    }
    var suite = CipherSuites.find(name.text());
    if (suite == null) {
      return false;
    }
    var quoted = "cipher suite " + Words.quote(name.text());
    boolean broken = CipherSuites.isBroken(suite);
    if (broken) {
      problems.warning(
          name, quoted + " encrypts with a broken cipher", "use it only where nothing else works");
    }
    boolean forward = CipherSuites.hasForwardSecrecy(suite);
    if (!forward) {
      problems.warning(
          name,
          quoted + " has no forward secrecy: the server's key opens recorded traffic",
          "use it only where nothing else works");
    }
    return broken || !forward;
  }

  private boolean version(Scalar name) {
    boolean old = name.text().equals("TLSv1") || name.text().equals("TLSv1.1");
    if (old) {
      problems.warning(
          name,
          Words.quote(name.text()) + " is below TLS 1.2",
          "use it only where nothing else works");
    }
    return old;
  }

  public static void everyHost(Problems problems, String what, Rule rule, Mapping source) {
    for (var host : rule.match().hosts()) {
      if (host instanceof HostPattern.Any) {
        var match = source.get("match");
        problems.warning(
            match == null ? source : match.key(),
            what + " for every host",
            "match the hosts that need it, and no other");
        return;
      }
    }
  }
}
