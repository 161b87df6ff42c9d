package dev.redial.doctor.cause;

import dev.redial.doctor.dial.Certificates;
import dev.redial.doctor.dial.Failure;
import dev.redial.doctor.dial.Observation;
import dev.redial.doctor.dial.Trial;
import dev.redial.doctor.target.ProxyAddress;
import dev.redial.rule.route.AuthScheme;
import dev.redial.yaml.tree.FlowText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries the proxies that the user and the environment name. */
public final class ProxyTrials {
  private static final String RISK =
      "low: the proxy sees where the call goes; TLS goes through it unread";

  private final Investigation it;

  ProxyTrials(Investigation it) {
    this.it = it;
  }

  /** The cause, as far as they tell one; or null. */
  @Nullable Cause examine() {
    Cause best = null;
    for (var proxy : it.network().proxies()) {
      var cause = examine(proxy);
      if (cause != null && !cause.remedies().isEmpty()) {
        return cause;
      }
      best = best == null ? cause : best;
    }
    return best;
  }

  private @Nullable Cause examine(ProxyAddress proxy) {
    var trial = Trial.PLAIN.named("by proxy " + proxy).by(new Trial.Way(false, proxy));
    var attempt = it.attempt(trial);
    if (attempt.isGood()) {
      return needed(proxy);
    }
    var failure = attempt.failure();
    if (failure == null) {
      return null;
    }
    return switch (failure.kind()) {
      case PROXY_AUTHENTICATION -> unknownUser(proxy, attempt);
      case PROXY -> refused(proxy, failure);
      case PROXY_UNREACHABLE -> unreached(proxy, failure);
      case UNTRUSTED -> inspected(proxy, attempt);
      case WRONG_NAME -> misnamed(proxy, attempt);
      default -> null;
    };
  }

  private Cause needed(ProxyAddress proxy) {
    return Cause.curable("proxy-needed", only(proxy), Remedy.by(proxy, RISK));
  }

  private String only(ProxyAddress proxy) {
    return "The server is reached through the proxy "
        + proxy
        + " ("
        + proxy.source()
        + ") only; the direct way ends with: "
        + it.plain().outcome()
        + ".";
  }

  /** Two faults at once, as of a database behind a tunnel. */
  private Cause misnamed(ProxyAddress proxy, Observation attempt) {
    var cause = new WrongName(it, attempt).examine();
    if (cause == null) {
      return Cause.other(
          "wrong-name",
          only(proxy) + " Through the proxy, " + attempt.outcome() + ".",
          TrustSuspect.ASK_FOR_NAME);
    }
    var remedy = cause.remedies().get(0);
    return Cause.curable(
        "proxy-needed",
        only(proxy) + " " + cause.sentence(),
        Remedy.by(proxy, remedy.risk(), remedy.actions().toArray(new String[0])));
  }

  /** What a proxy means that wants to know who asks. */
  public static Cause unknownUser(ProxyAddress proxy, Observation seen) {
    var offered = seen.offered();
    var asked =
        "The proxy "
            + proxy
            + " asks for a login"
            + (offered.isEmpty() ? "" : " by " + String.join(" or ", offered));
    var schemes = schemes(offered);
    if (!offered.isEmpty() && schemes.stream().noneMatch(AuthScheme.DEFAULT::contains)) {
      return schemes.isEmpty() ? unknownScheme(asked, offered.get(0)) : byRule(asked, schemes);
    }
    return proxy.user() == null
        ? Cause.other(
            "proxy-authentication", asked + ".", "Run doctor again with --proxy " + withUser(proxy))
        : Cause.other(
            "proxy-authentication",
            asked + ", and refuses this login.",
            "Ask whoever runs the proxy for the right user and password.");
  }

  private static String withUser(ProxyAddress proxy) {
    return proxy.protocol().prefix() + "USER:PASSWORD@" + proxy.place() + ".";
  }

  private static Cause unknownScheme(String asked, String scheme) {
    var known = Stream.of(AuthScheme.values()).map(AuthScheme::word).toList();
    return Cause.other(
        "proxy-authentication",
        asked + "; redial answers " + String.join(", ", known) + ".",
        "Have the proxy offer one of these for this client, or run a local proxy that speaks "
            + scheme
            + ", and run doctor again with --proxy URL of that.");
  }

  /** A directory locks an account after a few wrong passwords, and doctor tries many things. */
  private static Cause byRule(String asked, List<AuthScheme> schemes) {
    return Cause.other(
        "proxy-authentication",
        asked + ", which doctor does not try.",
        "Write a rule with this proxy, its login and 'auth: " + schemes.get(0).key() + "'.");
  }

  private static List<AuthScheme> schemes(List<String> offered) {
    var schemes = new ArrayList<AuthScheme>();
    for (var word : offered) {
      var scheme = AuthScheme.of(word.toLowerCase(Locale.ROOT));
      if (scheme != null) {
        schemes.add(scheme);
      }
    }
    return schemes;
  }

  private Cause refused(ProxyAddress proxy, Failure failure) {
    boolean isOfTls = failure.detail().startsWith("TLS to the proxy");
    return Cause.other(
        isOfTls ? "proxy-untrusted" : "proxy-refuses",
        isOfTls
            ? failure.detail().replaceFirst("the proxy", "the proxy " + proxy) + "."
            : "The proxy " + proxy + " refuses the tunnel: " + failure.detail() + ".",
        isOfTls
            ? "Run doctor again with --trust FILE, the CA of the proxy's certificate."
            : "Ask whoever runs the proxy whether it may and can reach this host and port.");
  }

  private Cause unreached(ProxyAddress proxy, Failure failure) {
    return Cause.other(
        "proxy-unreachable",
        "The direct way ends with: "
            + it.plain().outcome()
            + ". Nor does the proxy of "
            + proxy.source()
            + " help: "
            + failure.detail()
            + ".",
        "Check the proxy's name and port, and run doctor again with --proxy URL.");
  }

  /** The proxy ends TLS, or the server's CA is a private one. */
  private Cause inspected(ProxyAddress proxy, Observation attempt) {
    var issuer = Certificates.issuer(attempt.chain());
    var sentence =
        "Through the proxy "
            + proxy
            + " comes a certificate that '"
            + issuer
            + "' has issued: the proxy inspects TLS, or the server's CA is a private one.";
    var trial = attempt.trial().named("by proxy " + proxy + ", with --trust").withTrust();
    var trust = it.question().trust();
    var helping = trust == null ? null : trusting(it.attempt(trial), trust, sentence);
    if (helping != null) {
      return helping;
    }
    return Cause.other(
        "inspecting-proxy",
        sentence,
        "Get the certificate of that CA from whoever runs the proxy, and run doctor again with"
            + " --trust FILE.");
  }

  /** With the CA of the command line, and the right name where the certificate has another. */
  private @Nullable Cause trusting(Observation trusted, Path trust, String sentence) {
    var named =
        trusted.failed(Failure.Kind.WRONG_NAME) ? new WrongName(it, trusted).examine() : null;
    var proxy = trusted.trial().way().proxy();
    if (proxy == null || (named == null && !trusted.isGood())) {
      return null;
    }
    var actions = new ArrayList<>(List.of("trust: " + FlowText.path(trust)));
    actions.addAll(named == null ? List.of() : named.remedies().get(0).actions());
    return Cause.curable(
        "inspecting-proxy",
        named == null ? sentence : sentence + " " + named.sentence(),
        Remedy.by(
            proxy,
            "medium: whoever holds that CA can read these calls",
            actions.toArray(new String[0])));
  }
}
