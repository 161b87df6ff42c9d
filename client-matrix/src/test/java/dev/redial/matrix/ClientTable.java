package dev.redial.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table in {@code docs/clients.md}, made of what {@code releases.yaml} says of clients and
 * their releases.
 */
final class ClientTable {
  private static final String HEAD =
      "| client | SNI, verify name | Host / :authority, headers |\n|---|---|---|\n";
  private static final Map<String, String> PROTOCOLS = new LinkedHashMap<>();

  /** The beginning of releases' names, and how many parts of their versions to show. */
  private static final Pattern VERSIONS = Pattern.compile("\\{(\\S+?-)(?: (\\d))?}");

  static {
    PROTOCOLS.put("http-1", "HTTP/1.1");
    PROTOCOLS.put("http-2", "HTTP/2");
    PROTOCOLS.put("web-socket", "WebSocket");
  }

  private ClientTable() {}

  static String text() {
    return ReleaseFile.READ.clients().stream()
        .map(ClientTable::row)
        .collect(Collectors.joining("", HEAD, ""));
  }

  private static String row(ReleaseFile.Client client) {
    var name = VERSIONS.matcher(client.client()).replaceAll(ClientTable::versions);
    var requests = client.requests().isEmpty() ? requests(client.releases()) : client.requests();
    var remark = client.remark().isEmpty() ? "" : ". " + client.remark();
    return "| " + name + " | " + client.names() + " | " + requests + remark + " |\n";
  }

  private static String versions(MatchResult found) {
    int parts = found.group(2) == null ? 2 : Integer.parseInt(found.group(2));
    var versions =
        ReleaseFile.READ.beginningWith(found.group(1)).stream()
            .map(ClientTable::number)
            .sorted(ClientTable::compare)
            .map(version -> Arrays.stream(version.split("\\.", -1)).limit(parts))
            .map(version -> version.collect(Collectors.joining(".")))
            .toList();
    var oldest = versions.get(0);
    var newest = versions.get(versions.size() - 1);
    return oldest.equals(newest) ? newest : oldest + " to " + newest;
  }

  /** Releases are in the order of the file, the oldest first. */
  private static String requests(List<Release> releases) {
    var always = new ArrayList<String>();
    var tested = new LinkedHashMap<String, String>();
    PROTOCOLS.forEach(
        (way, protocol) -> {
          var having = releases.stream().filter(release -> release.ways().contains(way)).toList();
          if (having.contains(releases.get(0))) {
            always.add(protocol);
          } else if (having.contains(releases.get(releases.size() - 1))) {
            tested.merge("from " + number(having.get(0)) + " on", protocol, ClientTable::both);
          } else if (!having.isEmpty()) {
            tested.merge("in " + numbers(having), protocol, ClientTable::both);
          }
        });
    if (always.equals(List.of("WebSocket"))) {
      return "HTTP/1.1 handshake";
    }
    var text = new StringBuilder(String.join(", ", always));
    tested.forEach(
        (when, protocols) -> text.append("; ").append(protocols).append(" tested ").append(when));
    return text.toString();
  }

  private static String both(String one, String other) {
    return one + ", " + other;
  }

  private static String numbers(List<Release> releases) {
    return releases.stream().map(ClientTable::number).collect(Collectors.joining(", "));
  }

  private static String number(Release release) {
    return release.version().replaceFirst("[.-][A-Za-z].*", "");
  }

  private static int compare(String one, String other) {
    return Arrays.compare(parts(one), parts(other));
  }

  private static int[] parts(String version) {
    return Arrays.stream(version.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
  }
}
