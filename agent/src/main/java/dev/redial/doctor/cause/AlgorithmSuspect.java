package dev.redial.doctor.cause;

import dev.redial.doctor.dial.ClientHello;
import dev.redial.doctor.dial.Failure;
import dev.redial.doctor.dial.NotOffered;
import dev.redial.doctor.dial.Observation;
import dev.redial.doctor.dial.TlsNumbers;
import dev.redial.doctor.dial.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Client and server have no version, suite, group or signature in common, or it is too weak. */
public final class AlgorithmSuspect implements Suspect {
  private static final int TLS_1_3 = 0x0304;
  private static final int FIRST_OF_TLS_1_3 = 0x1301;
  private static final int LAST_OF_TLS_1_3 = 0x1305;

  /** Hybrid groups with ML-KEM, whose key shares make a ClientHello larger than a packet. */
  private static final List<Integer> LARGE_GROUPS = List.of(0x11eb, 0x11ec, 0x11ed);

  private static final String DH_LIMIT = "DH keySize < ";

  @Override
  public @Nullable Cause examine(Investigation it) {
    var plain = it.plain();
    var failure = plain.failure();
    if (failure == null || !isPossible(plain, failure)) {
      return null;
    }
    var cause = shortPrime(it, plain);
    if (cause != null) {
      return cause;
    }
    // a server that says no has read all; one that says nothing may not have
    boolean isSaid = failure.is(Failure.Kind.ALERT, Failure.Kind.UNACCEPTABLE);
    cause = isSaid ? wider(it, plain) : narrower(it, plain);
    return cause == null ? isSaid ? narrower(it, plain) : wider(it, plain) : cause;
  }

  private static boolean isPossible(Observation plain, Failure failure) {
    return failure.isDuringHandshake()
        && !LastSuspect.isTooLarge(failure)
        && plain.sent() != null
        && plain.agreed() == null;
  }

  private static @Nullable Cause shortPrime(Investigation it, Observation seen) {
    var flight = seen.flight();
    int limit = limit(it.network().disabled());
    int bits = flight == null ? 0 : flight.dhBits();
    if (bits == 0 || bits >= limit) {
      return null;
    }
    var remedies = new ArrayList<>(withoutDhe(it));
    remedies.add(
        Remedy.of(
            "high: keys of " + bits + " bits can be broken; have the server repaired",
            "disabled-algorithms: {remove: [\"" + DH_LIMIT + limit + "\"]}"));
    var sentence =
        "The server's Diffie-Hellman prime has "
            + bits
            + " bits, and this JVM accepts none below "
            + limit
            + ".";
    return new Cause("dh-size", sentence, remedies, "");
  }

  private static List<Remedy> withoutDhe(Investigation it) {
    var rest =
        it.attempt(
            Trial.PLAIN
                .named("suites: without DHE")
                .hello(hello -> hello.suites(without(hello.suites(), "_DHE_"))));
    return rest.isGood()
        ? List.of(
            Remedy.of(
                "none: the server then chooses a better suite",
                "ciphers: {remove: [\"TLS_DHE_*\"]}"))
        : List.of();
  }

  private static List<Integer> without(List<Integer> suites, String part) {
    var rest = new ArrayList<>(suites);
    rest.removeIf(each -> TlsNumbers.SUITES.name(each).contains(part));
    return rest;
  }

  /** The shortest prime that is not disabled. */
  private static int limit(List<String> disabled) {
    for (var each : disabled) {
      if (each.matches("DH keySize < [0-9]+")) {
        return Integer.parseInt(each.substring(DH_LIMIT.length()));
      }
    }
    return 0;
  }

  private static @Nullable Cause wider(Investigation it, Observation plain) {
    var all = withAll(it, plain);
    var chosen = all.flight();
    if (!all.isGood() || chosen == null || plain.sent() == null) {
      return null;
    }
    var lacking = NotOffered.of(chosen, plain.sent());
    if (lacking.isNothing()) {
      return shortPrime(it, all);
    }
    var words = String.join(", ", lacking.words());
    var alone = it.attempt(Trial.PLAIN.named("offer: with " + words).hello(lacking::addTo));
    if (!alone.isGood()) {
      return null;
    }
    return Cause.curable(
        lacking.kind(),
        "The server wants "
            + String.join(" with ", lacking.words())
            + ", which this JVM does not offer.",
        new Remedy(lacking.actions(), null, lacking.risk()));
  }

  private static Observation withAll(Investigation it, Observation plain) {
    boolean isNewest = plain.sent() != null && plain.sent().versions().contains(TLS_1_3);
    var trial = Trial.PLAIN.named("offer: all versions, suites, groups and signatures");
    var all = it.attempt(trial.hello(hello -> offerAll(hello, isNewest)));
    return all.isGood() || isNewest
        ? all
        : it.attempt(trial.named("offer: TLSv1.3 too").hello(hello -> offerAll(hello, true)));
  }

  private static void offerAll(ClientHello hello, boolean withNewest) throws IOException {
    var versions = together(hello.versions(), TlsNumbers.VERSIONS.all());
    versions.removeIf(each -> each == TLS_1_3 && !withNewest);
    hello.versions(versions);
    hello.suites(together(hello.suites(), TlsNumbers.SUITES.all()));
    hello.groups(together(hello.groups(), TlsNumbers.GROUPS.all()));
    hello.schemes(together(hello.schemes(), TlsNumbers.SCHEMES.all()));
  }

  /** What a client offers first: so a server that can has that. */
  private static List<Integer> together(List<Integer> first, List<Integer> then) {
    var all = new ArrayList<>(first);
    for (int each : then) {
      if (!all.contains(each)) {
        all.add(each);
      }
    }
    return all;
  }

  private static @Nullable Cause narrower(Investigation it, Observation plain) {
    var sent = plain.sent();
    if (sent == null) {
      return null;
    }
    var cause = withoutLargeGroups(it, sent);
    boolean isNewest = sent.versions().contains(TLS_1_3);
    return cause == null && isNewest ? withoutNewest(it) : cause;
  }

  private static @Nullable Cause withoutLargeGroups(Investigation it, ClientHello sent) {
    var large = new ArrayList<>(sent.groups());
    large.retainAll(LARGE_GROUPS);
    var trial =
        Trial.PLAIN
            .named("groups: without ML-KEM (a smaller ClientHello)")
            .hello(hello -> hello.withoutGroups(LARGE_GROUPS));
    return large.isEmpty() || !it.attempt(trial).isGood()
        ? null
        : Cause.curable(
            "large-hello",
            "Something on the way, or the server, drops a ClientHello of more than one packet.",
            Remedy.of(
                "low: the key exchange does not resist quantum computers, as before JDK 27",
                "groups: {remove: " + TlsNumbers.GROUPS.names(large) + "}"));
  }

  private static @Nullable Cause withoutNewest(Investigation it) {
    var attempt =
        it.attempt(Trial.PLAIN.named("versions: TLSv1.2 only").hello(AlgorithmSuspect::only12));
    return attempt.isGood()
        ? Cause.curable(
            "tls-1.3",
            "The server, or something on the way, fails on a ClientHello that offers TLSv1.3.",
            Remedy.of("low: TLSv1.2 is still good", "protocols: {remove: [TLSv1.3]}"))
        : null;
  }

  private static void only12(ClientHello hello) {
    hello.without(ClientHello.VERSIONS);
    hello.without(ClientHello.KEY_SHARE);
    hello.without(ClientHello.KEY_EXCHANGE_MODES);
    var rest = new ArrayList<>(hello.suites());
    rest.removeIf(each -> each >= FIRST_OF_TLS_1_3 && each <= LAST_OF_TLS_1_3);
    hello.suites(rest);
  }
}
