package dev.redial.demo.sandbox;

import java.util.ArrayList;
import java.util.List;

/** What a rule says and the calls could not show, each with what would show it. */
final class Untried {
  private Untried() {}

  /**
   * None if all that it says was tried.
   *
   * @param own the calls that the rule was found for
   */
  static List<String> of(SaidRule rule, List<Trial> own) {
    if (rule.observes()) {
      return List.of();
    }
    var untried = new ArrayList<>(direct(rule, own));
    for (var key : rule.notCompared()) {
      untried.add("'" + key + "': the sandbox does not look at it; call the server itself");
    }
    untried.addAll(tickets(rule));
    if (rule.isOnlyForTls() && own.stream().allMatch(trial -> trial.after().hello() == null)) {
      untried.add("what it says of TLS: no call spoke TLS; give a URL with https or tls");
    } else if (!rule.alpn().isEmpty() && own.stream().noneMatch(Untried::offersAlpn)) {
      untried.add("'alpn': no client here offers protocols; try --client 'java.net.http HTTP/2'");
    }
    return untried;
  }

  private static boolean offersAlpn(Trial trial) {
    var hello = trial.after().hello();
    return hello != null && !hello.alpn().isEmpty();
  }

  private static List<String> tickets(SaidRule rule) {
    var proxy = rule.proxy();
    return proxy != null && proxy.auth().contains("negotiate")
        ? List.of("'auth: negotiate': the sandbox has no KDC; call the server itself")
        : List.of();
  }

  /** Nothing can be said where no call had a proxy to bypass. */
  private static List<String> direct(SaidRule rule, List<Trial> own) {
    boolean tried = own.stream().anyMatch(trial -> Seen.OWN_PROXY.equals(trial.before().dialled()));
    return rule.direct() && !tried
        ? List.of(
            "'proxy: direct': no client here takes a proxy from system properties;"
                + " try --client java.net.http")
        : List.of();
  }
}
