package dev.redial.doctor.cause;

import dev.redial.doctor.dial.CertificateNames;
import dev.redial.doctor.dial.HttpAnswer;
import dev.redial.doctor.dial.Observation;
import dev.redial.doctor.dial.Trial;
import dev.redial.rule.host.HostName;
import dev.redial.yaml.tree.FlowText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that is trusted, and for other names than the client's. Either the server shows it
 * to everybody, or it has another one for whoever sends the right name.
 */
final class WrongName {
  private static final int NOTHING = -1;

  private final Investigation it;
  private final Trial base;
  private final Observation seen;

  /**
   * For a case.
   *
   * @param seen what showed it: each attempt changes one thing in that trial
   */
  WrongName(Investigation it, Observation seen) {
    this.it = it;
    this.base = seen.trial();
    this.seen = seen;
  }

  /** The cause and what helps, the smallest change first; null if nothing does. */
  @Nullable Cause examine() {
    for (var name : candidates()) {
      boolean isShown = CertificateNames.isFor(seen.chain().get(0), name);
      var verified = isShown ? attempt("verify-name: " + name, base.verifying(name)) : null;
      var cause = rank(verified) >= NameSuspect.REACHED ? null : bySending(name, rank(verified));
      if (cause != null) {
        return cause;
      }
      if (verified != null && verified.isGood()) {
        return byVerifying(name);
      }
    }
    return null;
  }

  /** No address goes into SNI, and a certificate may be for one. */
  private List<String> candidates() {
    var addresses =
        CertificateNames.of(seen.chain().get(0)).stream().filter(HostName::isIp).limit(1);
    return Stream.concat(NameSuspect.candidates(it, seen).stream(), addresses).toList();
  }

  private Observation attempt(String change, Trial trial) {
    boolean isPlain = base.equals(Trial.PLAIN);
    return it.attempt(trial.named(isPlain ? change : base.change() + ", " + change));
  }

  /** As {@link HttpAnswer#rank}, of what speaks no HTTP too. */
  private static int rank(@Nullable Observation attempt) {
    if (attempt == null || attempt.failure() != null) {
      return NOTHING;
    }
    var answer = attempt.answer();
    return answer == null ? NameSuspect.REACHED : answer.rank();
  }

  /** Where the name in SNI, or in Host as well, does more than a check of that name. */
  private @Nullable Cause bySending(String name, int verified) {
    if (HostName.isIp(name)) {
      return null;
    }
    var sent = attempt("SNI: " + name, base.sni(name));
    int rank = Math.max(rank(sent), verified);
    if (sent.answer() != null && rank < NameSuspect.REACHED && takesBoth(name, rank)) {
      return NameSuspect.byBoth(it, name);
    }
    return sent.isGood() && rank(sent) > verified ? NameSuspect.bySni(it, seen, name) : null;
  }

  private boolean takesBoth(String name, int before) {
    if (name.equals(it.target().host())) {
      return false;
    }
    var both = attempt("SNI and Host: " + name, base.sni(name).authority(name));
    return both.isGood() && rank(both) > before;
  }

  private Cause byVerifying(String name) {
    return Cause.curable(
        "wrong-name",
        "The server's certificate is for '"
            + name
            + "' and not for '"
            + it.target().host()
            + (isSameForOthers() ? "'; it shows the same one whatever SNI says." : "'."),
        Remedy.of(NameSuspect.risk(it, name), "verify-name: " + FlowText.scalar(name)));
  }

  /** Whether other names in SNI were tried, and none of them changed anything. */
  private boolean isSameForOthers() {
    var shown = seen.chain().get(0);
    var others = new ArrayList<Observation>(it.attempts());
    others.removeIf(each -> each.chain().isEmpty() || Objects.equals(name(each), name(seen)));
    return !others.isEmpty() && others.stream().allMatch(each -> each.chain().get(0).equals(shown));
  }

  private static @Nullable String name(Observation attempt) {
    var sent = attempt.sent();
    return sent == null ? null : sent.serverName();
  }
}
