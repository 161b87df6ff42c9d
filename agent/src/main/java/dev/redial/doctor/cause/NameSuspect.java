package dev.redial.doctor.cause;

import dev.redial.doctor.dial.CertificateNames;
import dev.redial.doctor.dial.Failure;
import dev.redial.doctor.dial.HttpAnswer;
import dev.redial.doctor.dial.Observation;
import dev.redial.doctor.dial.Trial;
import dev.redial.rule.host.HostName;
import dev.redial.yaml.tree.FlowText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The server wants another name in SNI or in Host than a plain client sends. */
public final class NameSuspect implements Suspect {
  /** What {@link HttpAnswer#rank} says of an answer by the right site. */
  static final int REACHED = 3;

  private static final int MOST_OF_CERTIFICATE = 3;

  @Override
  public @Nullable Cause examine(Investigation it) {
    var plain = it.plain();
    if (!isPossible(it, plain)) {
      return null;
    }
    var lower = lower(it, plain);
    if (lower != null) {
      return lower;
    }
    var none = withoutName(it, plain);
    if (none != null) {
      return none;
    }
    if (plain.failed(Failure.Kind.WRONG_NAME)) {
      return new WrongName(it, plain).examine();
    }
    for (var name : candidates(it, plain)) {
      var cause = plain.answer() == null ? byTls(it, name) : byHttp(it, name);
      if (cause != null) {
        return cause;
      }
    }
    return null;
  }

  private static boolean isPossible(Investigation it, Observation plain) {
    var answer = plain.answer();
    if (answer != null) {
      boolean isHinted = !it.question().names().isEmpty() || hasCapitals(it.target().host());
      return !answer.isOfSite() || (answer.status() == HttpAnswer.NOT_FOUND && isHinted);
    }
    var failure = plain.failure();
    return failure != null
        && plain.sent() != null
        && (failure.isDuringHandshake() || failure.isOfCertificate());
  }

  private static boolean hasCapitals(String host) {
    return !host.equals(host.toLowerCase(Locale.ROOT));
  }

  /** Whether an attempt shows that this was it. */
  private static boolean helps(Observation attempt, Observation plain) {
    var answer = attempt.answer();
    var before = plain.answer();
    if (attempt.failure() != null || answer == null || before == null) {
      return attempt.isGood();
    }
    return answer.rank() >= REACHED && answer.rank() > before.rank();
  }

  private static @Nullable Cause lower(Investigation it, Observation plain) {
    var host = it.target().host();
    if (!hasCapitals(host)) {
      return null;
    }
    var name = host.toLowerCase(Locale.ROOT);
    var trial = Trial.PLAIN.named("name in lower case").authority(it.target().authority(name));
    boolean isSent = plain.sent() != null && plain.sent().serverName() != null;
    return helps(it.attempt(isSent ? trial.sni(name) : trial), plain)
        ? Cause.curable(
            "name-case",
            "The server compares names letter by letter: it answers to '"
                + name
                + "' and not to '"
                + host
                + "'.",
            Remedy.of("none: names in lower case are the same names", "lowercase: true"))
        : null;
  }

  private static @Nullable Cause withoutName(Investigation it, Observation plain) {
    var sent = plain.sent();
    if (sent == null || sent.serverName() == null) {
      return null;
    }
    return helps(it.attempt(Trial.PLAIN.named("SNI: none").sni("")), plain)
        ? Cause.curable(
            "sni",
            "The server does not take the name '"
                + sent.serverName()
                + "' in SNI; without a name in SNI it answers.",
            Remedy.of("low: the certificate is checked for the URL's host as before", "sni: none"))
        : null;
  }

  /** What it costs that a certificate is checked for this name: whoever shows it may have it. */
  static String risk(Investigation it, String name) {
    return it.question().names().contains(name)
        ? "low: the certificate is then checked for '"
            + name
            + "', the name that you gave, and for no other"
        : "medium: the certificate is then checked for '"
            + name
            + "' and no other name; doctor has that name from the certificate itself, so be sure"
            + " that it is the server that you mean";
  }

  /** The names that the server may want, by what came of an attempt. */
  static List<String> candidates(Investigation it, Observation seen) {
    var names = new ArrayList<String>();
    var host = it.target().host();
    var sent = seen.sent();
    if (sent != null && sent.serverName() == null && !HostName.isIp(host)) {
      names.add(host);
    }
    names.addAll(it.question().names());
    var failure = seen.failure();
    if (!seen.chain().isEmpty() && (failure == null || failure.is(Failure.Kind.WRONG_NAME))) {
      names.addAll(ofCertificate(seen, host));
    }
    return names.stream().distinct().toList();
  }

  /** Those most like the host first; a pattern or an address is no name. */
  private static List<String> ofCertificate(Observation plain, String host) {
    return CertificateNames.of(plain.chain().get(0)).stream()
        .filter(name -> isName(name) && !name.equalsIgnoreCase(host))
        .sorted(Comparator.comparingInt(name -> -commonEnd(name, host)))
        .limit(MOST_OF_CERTIFICATE)
        .toList();
  }

  /** Java takes no label that begins or ends with a hyphen. */
  private static boolean isName(String name) {
    return HostName.toAscii(name) != null && !("." + name + ".").matches(".*(\\.-|-\\.).*");
  }

  private static int commonEnd(String one, String other) {
    int length = 0;
    while (length < one.length()
        && length < other.length()
        && one.charAt(one.length() - 1 - length) == other.charAt(other.length() - 1 - length)) {
      length++;
    }
    return length;
  }

  private static @Nullable Cause byTls(Investigation it, String name) {
    var first = it.attempt(Trial.PLAIN.named("SNI: " + name).sni(name));
    var answer = first.answer();
    boolean isOther = !name.equals(it.target().host());
    if (first.failure() == null && answer != null && isOther && isBetterByBoth(it, name, answer)) {
      return byBoth(it, name);
    }
    return first.isGood() ? bySni(it, it.plain(), name) : null;
  }

  /** Whether an answer that may be of another site gets better with the name in Host too. */
  private static boolean isBetterByBoth(Investigation it, String name, HttpAnswer answer) {
    if (answer.rank() >= REACHED) {
      return false;
    }
    var both = both(it, name).answer();
    return both != null && both.isOfSite() && both.rank() > answer.rank();
  }

  private static @Nullable Cause byHttp(Investigation it, String name) {
    var plain = it.plain();
    var authority = it.target().authority(name);
    boolean isOther = !name.equals(it.target().host());
    if (isOther
        && helps(it.attempt(Trial.PLAIN.named("Host: " + authority).authority(authority)), plain)) {
      return Cause.curable(
          "host-header",
          "The server serves the name '"
              + name
              + "', and the client asks it for '"
              + it.target().host()
              + "' in Host.",
          Remedy.of(
              "low: TLS is as before; the server sees another Host",
              "host-header: " + FlowText.scalar(authority)));
    }
    if (!it.target().isSecure()) {
      return null;
    }
    if (helps(it.attempt(Trial.PLAIN.named("SNI: " + name).sni(name)), plain)) {
      return bySni(it, plain, name);
    }
    return isOther && helps(both(it, name), plain) ? byBoth(it, name) : null;
  }

  private static Observation both(Investigation it, String name) {
    return it.attempt(Trial.PLAIN.named("SNI and Host: " + name).sni(name).authority(name));
  }

  /** The cause where SNI is what helps, by what was seen without it. */
  static Cause bySni(Investigation it, Observation seen, String name) {
    var sent = seen.sent();
    var before = sent == null ? null : sent.serverName();
    var why = before == null ? "the client sends no name" : "the client sends '" + before + "'";
    boolean isOwn = name.equals(it.target().host());
    return Cause.curable(
        "sni",
        "The server wants the name '"
            + name
            + "' in SNI, and "
            + why
            + (isOwn ? ": Java sends no such name by itself." : "."),
        Remedy.of(
            isOwn ? "none: it is the URL's own name" : risk(it, name),
            "sni: " + FlowText.scalar(name)));
  }

  /** The cause where it takes both names. */
  static Cause byBoth(Investigation it, String name) {
    return Cause.curable(
        "virtual-host",
        "The server serves the name '"
            + name
            + "' only where SNI and Host both say it, and the"
            + " client asks for '"
            + it.target().host()
            + "'.",
        Remedy.of(risk(it, name), "virtual-host: " + FlowText.scalar(name)));
  }
}
