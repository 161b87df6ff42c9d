package dev.redial.doctor.cause;

import dev.redial.doctor.dial.CertificateNames;
import dev.redial.doctor.dial.Certificates;
import dev.redial.doctor.dial.Failure;
import dev.redial.doctor.dial.Observation;
import dev.redial.doctor.dial.Probe;
import dev.redial.doctor.dial.Trial;
import dev.redial.doctor.target.Names;
import dev.redial.yaml.tree.FlowText;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The certificate is what this JVM does not take. */
public final class TrustSuspect implements Suspect {
  static final String WEAK = "weak-certificate";

  private static final String ASK =
      "Get the CA's certificate from its owner, not from the connection, and run doctor again with"
          + " --trust FILE.";

  static final String ASK_FOR_NAME =
      "Is it the right address? If you know the server's own name, run doctor again with --host"
          + " NAME. That name is tried in SNI, and as the name of the certificate.";

  @Override
  public @Nullable Cause examine(Investigation it) {
    var plain = it.plain();
    var failure = plain.failure();
    if (failure == null || plain.chain().isEmpty()) {
      return null;
    }
    return switch (failure.kind()) {
      case NOT_VALID_NOW -> notNow(plain);
      case WEAK -> weak(it, failure);
      case UNTRUSTED -> untrusted(it, plain);
      case WRONG_NAME -> wrongName(it, plain);
      default -> null;
    };
  }

  @SuppressWarnings("JavaUtilDate") // what certificates have
  private static Cause notNow(Observation plain) {
    var now = System.currentTimeMillis();
    var wrong = plain.chain().get(0);
    for (var each : plain.chain()) {
      if (each.getNotAfter().getTime() < now || each.getNotBefore().getTime() > now) {
        wrong = each;
        break;
      }
    }
    boolean isOver = wrong.getNotAfter().getTime() < now;
    return Cause.other(
        isOver ? "expired" : "not-yet-valid",
        "The certificate of "
            + Certificates.subject(wrong)
            + (isOver ? " has expired: it was" : " is not valid yet: it is")
            + " valid from "
            + Certificates.validity(wrong)
            + ", and this machine's clock says "
            + Certificates.date(now)
            + " UTC.",
        "If the clock is right, have the server's owner renew it.");
  }

  private static Cause weak(Investigation it, Failure failure) {
    var sentence = "This JVM rejects a certificate so weak: " + Probe.reason(failure) + ".";
    if (!it.question().allowWeak()) {
      return Cause.other(
          WEAK,
          sentence,
          "Have the server's owner replace it. --allow-weak shows the rule that accepts it anyway,"
              + " for this server.");
    }
    var entries = new ArrayList<String>();
    for (var each : it.network().disabled()) {
      var first = each.split(" ", 2)[0].toUpperCase(Locale.ROOT);
      var said = failure.detail().toUpperCase(Locale.ROOT);
      boolean isOfKey = each.contains(" keySize ");
      if (said.contains(first) && isOfKey == said.contains("KEYSIZE")) {
        entries.add('"' + each + '"');
      }
    }
    return Cause.curable(
        WEAK,
        sentence,
        Remedy.of(
            "high: such a certificate may be forged; have it replaced",
            "accept-risk: weak-certificate",
            "disabled-algorithms: {remove: " + entries + "}"));
  }

  private static Cause wrongName(Investigation it, Observation plain) {
    return Cause.other(
        "wrong-name",
        "The server's certificate is for "
            + Names.some(CertificateNames.of(plain.chain().get(0)))
            + ", and not for '"
            + it.target().host()
            + "'.",
        ASK_FOR_NAME);
  }

  private static Cause untrusted(Investigation it, Observation plain) {
    var chain = plain.chain();
    var direct = otherThanByProxy(it, plain);
    if (direct != null) {
      return direct;
    }
    var found = describe(chain);
    if (Certificates.isOfInspector(chain)) {
      found =
          Cause.other(
              "inspecting-proxy",
              "Something on the way inspects TLS: the certificate is issued by '"
                  + Certificates.issuer(chain)
                  + "', which no known CA vouches for.",
              ASK);
    }
    return withTrust(it, found);
  }

  /** Adds the CA of the command line, where it helps. */
  private static Cause withTrust(Investigation it, Cause found) {
    var trust = it.question().trust();
    if (trust == null) {
      return CertificateNames.isFor(it.plain().chain().get(0), it.target().host())
          ? found
          : forOthers(it, found);
    }
    var attempt = it.attempt(Trial.PLAIN.named("with --trust").withTrust());
    if (attempt.failed(Failure.Kind.UNTRUSTED)) {
      return Cause.other(
          found.kind(),
          found.sentence() + " The certificates in " + trust + " do not lead to it either.",
          found.advice());
    }
    if (!attempt.isGood()) {
      var named = withName(it, found, trust, attempt);
      return named == null ? trustedOnly(found, trust, attempt) : named;
    }
    return Cause.curable(
        found.kind(),
        found.sentence(),
        Remedy.of(
            "low: that CA is trusted in addition, for this server only",
            "trust: " + FlowText.path(trust)));
  }

  /** Trust alone will not do. */
  private static Cause forOthers(Investigation it, Cause found) {
    return Cause.other(
        found.kind(),
        found.sentence() + " " + wrongName(it, it.plain()).sentence(),
        found.advice() + " It then looks for a rule against both, with trust and with a name.");
  }

  private static Cause trustedOnly(Cause found, Path trust, Observation attempt) {
    return Cause.other(
        found.kind(),
        found.sentence()
            + " With "
            + trust
            + " it is trusted, and then: "
            + attempt.outcome()
            + ".",
        "The CA is the right one; the next failure must be repaired, too.");
  }

  /** The right CA may vouch for another name than the client's. */
  private static @Nullable Cause withName(
      Investigation it, Cause found, Path trust, Observation trusted) {
    var cause =
        trusted.failed(Failure.Kind.WRONG_NAME) ? new WrongName(it, trusted).examine() : null;
    if (cause == null) {
      return null;
    }
    var remedy = cause.remedies().get(0);
    var actions = new ArrayList<>(List.of("trust: " + FlowText.path(trust)));
    actions.addAll(remedy.actions());
    return Cause.curable(
        found.kind(),
        found.sentence() + " " + cause.sentence(),
        new Remedy(actions, null, remedy.risk()));
  }

  private static @Nullable Cause otherThanByProxy(Investigation it, Observation plain) {
    if (plain.proxy() == null) {
      return null;
    }
    var direct = it.attempt(Trial.PLAIN.named("without proxy").by(Trial.Way.DIRECT));
    if (direct.chain().isEmpty() || direct.chain().get(0).equals(plain.chain().get(0))) {
      return null;
    }
    var found =
        Cause.other(
            "inspecting-proxy",
            "The JVM's proxy "
                + plain.proxy()
                + " inspects TLS: it shows a certificate of '"
                + Certificates.issuer(plain.chain())
                + "', and the server itself another one.",
            ASK);
    var cause = withTrust(it, found);
    return cause.remedies().isEmpty() && direct.isGood()
        ? Cause.curable(
            found.kind(),
            found.sentence(),
            Remedy.of("low: the call leaves without the proxy's control", "proxy: direct"))
        : cause;
  }

  private static Cause describe(List<X509Certificate> chain) {
    var leaf = chain.get(0);
    var last = chain.get(chain.size() - 1);
    if (Certificates.isSelfIssued(leaf)) {
      return Cause.other(
          "self-signed",
          "The server's certificate is signed by itself ("
              + Certificates.subject(leaf)
              + "), so no CA vouches for it.",
          "Get it from the server's owner, not from the connection, and run doctor again with"
              + " --trust FILE.");
    }
    var issuer = Certificates.issuer(chain);
    var address = Certificates.issuerAddress(last);
    if (chain.size() == 1 && address != null) {
      return Cause.other(
          "incomplete-chain",
          "The server sends its own certificate alone and leaves out that of its issuer, '"
              + issuer
              + "'.",
          "Have the server send the whole chain. The missing certificate should be at "
              + address
              + "; check it, and run doctor again with --trust FILE.");
    }
    return Cause.other(
        "untrusted-issuer",
        "No CA that this JVM knows has issued the certificate: the chain ends at '" + issuer + "'.",
        (chain.size() == 1 ? "It is a private CA, or the server leaves out a certificate. " : "")
            + ASK);
  }
}
