package dev.redial.rule;

import dev.redial.rule.host.HostPattern;
import dev.redial.rule.host.PortRange;
import dev.redial.rule.route.RouteSettings;
import dev.redial.rule.tls.TlsSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules with nothing but their match. */
final class Rules {
  private Rules() {}

  static Rule rule(String name, Match match) {
    return rule(name, match, Rule.NEVER);
  }

  static Rule rule(String name, Match match, long expires) {
    var tls = TlsSettings.names(name, name, false, false);
    var http = new HttpSettings(null, Map.of(), List.of(), false);
    return new Rule(name, null, expires, false, 1, match, tls, http, RouteSettings.NONE);
  }

  static Rule heads(String name, Match match) {
    var http = new HttpSettings(name, Map.of(), List.of(), false);
    var tls = TlsSettings.names(null, null, false, false);
    return new Rule(name, null, Rule.NEVER, false, 1, match, tls, http, RouteSettings.NONE);
  }

  static Match hosts(String... patterns) {
    return new Match(patterns(patterns), List.of(), List.of());
  }

  static Match hostsOnPort(int first, int last, String... patterns) {
    return new Match(patterns(patterns), List.of(), List.of(new PortRange(first, last)));
  }

  static List<HostPattern> patterns(String... texts) {
    var patterns = new ArrayList<HostPattern>();
    for (var text : texts) {
      var pattern = HostPattern.parse(text);
      if (pattern == null) {
        throw new IllegalArgumentException(text);
      }
      patterns.add(pattern);
    }
    return patterns;
  }
}
