package dev.redial.yaml;

import dev.redial.rule.Match;
import dev.redial.rule.host.HostPattern;
import dev.redial.rule.host.PortRange;
import dev.redial.yaml.action.BadName;
import dev.redial.yaml.tree.Keys;
import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Node.Scalar;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which endpoints a rule is for. */
final class MatchReader {
  private final Problems problems;
  private final Values values;
  private final List<HostPattern> hosts = new ArrayList<>();
  private final List<HostPattern> except = new ArrayList<>();
  private final List<PortRange> ports = new ArrayList<>();

  MatchReader(Problems problems, Values values) {
    this.problems = problems;
    this.values = values;
  }

  /** Null after reporting that there is no mapping at all. */
  @Nullable Match read(Entry entry) {
    var match = values.mapping(entry, "match: {host: www.example.com}");
    if (match == null) {
      return null;
    }
    for (var part : match.entries()) {
      switch (part.name()) {
        case "host" -> patterns(part, hosts);
        case "except" -> patterns(part, except);
        case "port" -> ports(part);
        default -> Keys.refuse(part, Keys.MATCH, problems);
      }
    }
    if (match.get("host") == null) {
      problems.error(match, "'host' is missing", "write 'host: www.example.com'");
    }
    return new Match(hosts, except, ports);
  }

  private void patterns(Entry entry, List<HostPattern> patterns) {
    for (var text : values.texts(entry, entry.name() + ": [\"*.example.com\"]")) {
      var pattern = HostPattern.parse(text.text());
      if (pattern == null) {
        BadName.report(entry.name(), text, text.text(), problems);
      } else {
        patterns.add(pattern);
      }
    }
  }

  private void ports(Entry entry) {
    for (var item : values.items(entry, "port: 443")) {
      var range = item instanceof Scalar scalar ? range(scalar) : null;
      if (range == null) {
        problems.error(
            item,
            "'port' must be a number from 1 to 65535 or a range of them, but is "
                + Values.type(item),
            "write 'port: 443', 'port: [443, 8443]' or 'port: \"8000-8100\"'");
      } else {
        ports.add(range);
      }
    }
  }

  /** A number in quotes is no port, as in other YAML files. */
  private static @Nullable PortRange range(Scalar scalar) {
    boolean number = scalar.text().indexOf('-') < 0;
    return number && !scalar.plain() ? null : PortRange.parse(scalar.text());
  }
}
