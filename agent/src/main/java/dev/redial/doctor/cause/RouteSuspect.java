package dev.redial.doctor.cause;

import dev.redial.doctor.dial.Failure;
import dev.redial.doctor.dial.Observation;
import dev.redial.doctor.dial.Trial;
import dev.redial.rule.host.Address;
import dev.redial.yaml.tree.FlowText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The call does not reach the server by this way: another address, a proxy, or none helps. */
public final class RouteSuspect implements Suspect {
  @Override
  public @Nullable Cause examine(Investigation it) {
    var plain = it.plain();
    var failure = plain.failure();
    if (failure == null || failure.isOfCertificate() || failure.is(Failure.Kind.NOT_HTTP)) {
      return null;
    }
    boolean isByProxy = plain.proxy() != null;
    var cause = isByProxy ? direct(it, plain) : otherAddresses(it, plain);
    return cause == null ? new ProxyTrials(it).examine() : cause;
  }

  private static @Nullable Cause direct(Investigation it, Observation plain) {
    return it.attempt(Trial.PLAIN.named("without proxy").by(Trial.Way.DIRECT)).isGood()
        ? Cause.curable(
            "proxy-refuses",
            "The JVM's proxy "
                + plain.proxy()
                + " does not lead to the server, and the direct way"
                + " does.",
            Remedy.of("low: the call leaves without the proxy's control", "proxy: direct"))
        : null;
  }

  private static @Nullable Cause otherAddresses(Investigation it, Observation plain) {
    var trials = new ArrayList<Trial>();
    for (var place : it.network().addresses()) {
      if (!place.toString().equals(plain.dialled())) {
        trials.add(Trial.PLAIN.named("address: " + place).address(place));
      }
    }
    var good = new ArrayList<Address>();
    for (var attempt : it.attemptAll(trials)) {
      var place = attempt.trial().address();
      if (attempt.isGood() && place != null) {
        good.add(place);
      }
    }
    return good.isEmpty() ? null : otherAddress(it, plain, good);
  }

  private static Cause otherAddress(Investigation it, Observation plain, List<Address> good) {
    var bad = plain.dialled() == null ? it.target().host() : plain.dialled();
    var remedies = new ArrayList<Remedy>();
    var kind = "address";
    if (bad.startsWith("[") && good.stream().allMatch(place -> place.host().indexOf(':') < 0)) {
      kind = "ipv6";
    }
    remedies.add(
        Remedy.of(
            "low: TLS and its check stay; the rule must be kept up to date when addresses change",
            "connect-to: " + connectTo(it, good)));
    var first = good.get(0);
    return new Cause(
        kind,
        "Through " + bad + " it fails (" + plain.outcome() + "); through " + first + " it works.",
        remedies,
        "");
  }

  private static String connectTo(Investigation it, List<Address> good) {
    var texts = new ArrayList<String>();
    for (var place : good) {
      boolean hasSamePort = place.port() == it.target().place().port();
      texts.add(hasSamePort ? place.host() : place.toString());
    }
    return texts.size() == 1 ? FlowText.scalar(texts.get(0)) : FlowText.list(texts);
  }
}
