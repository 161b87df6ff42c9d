package dev.redial.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.rule.host.HostName;
import dev.redial.rule.host.HostPattern;
import dev.redial.rule.host.IpLiteral;
import dev.redial.rule.host.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The index against a search that reads the contract rule by rule and pattern by pattern. */
class RandomRulesTest {
  private static final String[] LABELS = {"a", "b", "Aa", "BB", "c_1", "com", "é", "10"};
  private static final String[] PORTS = {"443", "80", "8000-8100"};

  private final Random random = new Random(42);

  @Test
  void match_randomRulesAndHosts_agreesWithANaiveSearch() {
    int matched = 0;
    for (int round = 0; round < 2_000; round++) {
      var rules = rules();
      var index = RuleSet.of(rules);
      for (int i = 0; i < 20; i++) {
        var host = random.nextInt(4) == 0 ? address(random.nextInt(3)) : host();
        int port = random.nextInt(3) - 1 + 443;
        long now = random.nextInt(4);
        var expected = search(rules, host, port, now);
        assertThat(index.match(host, port, now)).as("%s in %s", host, rules).isSameAs(expected);
        matched += expected == null ? 0 : 1;
      }
    }
    assertThat(matched).isBetween(5_000, 35_000);
  }

  private List<Rule> rules() {
    var rules = new ArrayList<Rule>();
    int count = random.nextInt(40);
    for (int i = 0; i < count; i++) {
      var ports = new ArrayList<PortRange>();
      if (random.nextInt(3) == 0) {
        ports.add(PortRange.parse(PORTS[random.nextInt(PORTS.length)]));
      }
      var match = new Match(patterns(1), patterns(0), ports);
      long expires = random.nextInt(3) == 0 ? random.nextInt(4) : Rule.NEVER;
      rules.add(Rules.rule("r" + i, match, expires));
    }
    return rules;
  }

  private List<HostPattern> patterns(int atLeast) {
    var patterns = new ArrayList<HostPattern>();
    int count = atLeast + random.nextInt(3);
    while (patterns.size() < count) {
      var text =
          switch (random.nextInt(8)) {
            case 0 -> "*";
            case 1, 2, 3 -> "*." + host();
            case 4 -> address(2);
            default -> host();
          };
      var pattern = HostPattern.parse(text);
      if (pattern != null && (random.nextInt(10) == 0 || !text.equals("*"))) {
        patterns.add(pattern);
      }
    }
    return patterns;
  }

  private String host() {
    var host = new StringBuilder(LABELS[random.nextInt(LABELS.length)]);
    for (int i = random.nextInt(3); i > 0; i--) {
      host.append('.').append(LABELS[random.nextInt(LABELS.length)]);
    }
    return host.append(random.nextInt(5) == 0 ? "." : "").toString();
  }

  /** Few different ones, so that some match. */
  private String address(int form) {
    int low = random.nextInt(4);
    return switch (form) {
      case 0 -> "10.0.0." + low;
      case 1 -> "[2001:db8:0::" + low + "]";
      default ->
          switch (random.nextInt(4)) {
            case 0 -> "10.0.0." + (low & 2) + "/31";
            case 1 -> "2001:db8::/" + (32 + random.nextInt(90));
            case 2 -> "::ffff:10.0.0." + low;
            default -> "0.0.0.0/0";
          };
    };
  }

  private static @Nullable Rule search(List<Rule> rules, String host, int port, long now) {
    for (var rule : rules) {
      var match = rule.match();
      if (rule.expires() > now
          && isPort(match.ports(), port)
          && holds(match.hosts(), host)
          && !holds(match.except(), host)) {
        return rule;
      }
    }
    return null;
  }

  private static boolean isPort(List<PortRange> ports, int port) {
    return ports.isEmpty()
        || ports.stream().anyMatch(range -> range.first() <= port && port <= range.last());
  }

  private static boolean holds(List<HostPattern> patterns, String host) {
    return patterns.stream().anyMatch(pattern -> holds(pattern, host));
  }

  private static boolean holds(HostPattern pattern, String host) {
    var literal = IpLiteral.parse(HostName.unbracketed(host.replaceFirst("\\.$", "")));
    if (pattern instanceof HostPattern.Any) {
      return true;
    }
    if (pattern instanceof HostPattern.Block block) {
      return literal != null && holds(block, literal);
    }
    var ascii = HostName.toAscii(host);
    if (literal != null || ascii == null) {
      return false;
    }
    var lower = ascii.toLowerCase(Locale.ROOT);
    return pattern instanceof HostPattern.Below below
        ? lower.endsWith("." + below.name())
        : lower.equals(((HostPattern.Name) pattern).name());
  }

  private static boolean holds(HostPattern.Block block, IpLiteral address) {
    if (address.isV4() && block.prefix() < 96) {
      return false;
    }
    for (int bit = 0; bit < block.prefix(); bit++) {
      long one = bit < 64 ? block.high() : block.low();
      long other = bit < 64 ? address.high() : address.low();
      if ((one ^ other) << bit < 0) {
        return false;
      }
    }
    return true;
  }
}
