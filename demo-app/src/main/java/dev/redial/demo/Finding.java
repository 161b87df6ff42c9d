package dev.redial.demo;

import dev.redial.demo.client.ClientCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One client in one story, without the agent and with it. */
record Finding(Story story, ClientCase client, int port, Observation before, Observation after) {
  private static final String NO_TLS = "no TLS";

  /** How it ended and what the server saw, before and after. */
  List<String> cells() {
    var was = before.sighting();
    var is = after.sighting();
    return List.of(
        before.outcome().cell(),
        after.outcome().cell(),
        change(serverName(was), serverName(is)),
        change(cell(was.authority(), was), cell(is.authority(), is)));
  }

  /** Whether a proxy was asked for a tunnel. */
  boolean hasTunnel() {
    return after.sighting().tunnel() != null;
  }

  /** What a proxy was asked for. */
  String tunnelCell() {
    var tunnel = after.sighting().tunnel();
    return tunnel == null ? "-" : tunnel;
  }

  /** Each cell that is not as the story wants it, in words; none when all is well. */
  List<String> differences() {
    var differences = new ArrayList<String>();
    var refusal = story.refusal().of(client);
    if (!story.refusal().isOne(client, before.outcome())) {
      differences.add(difference("before", refusal.text(), before.outcome().text()));
    }
    if (!story.mistake().explains(after.outcome())) {
      var ending = story.mistake().ending();
      differences.add(difference("after", ending, after.outcome().text()));
    }
    var wanted = story.wanted(client, port);
    var seen = after.sighting();
    // A call that did not arrive at all is one difference, not five.
    if (!seen.equals(Sighting.NOTHING)) {
      compare("SNI", wanted.serverName(), seen.serverName(), differences);
      compare("Host", wanted.authority(), seen.authority(), differences);
      compare("protocol", wanted.protocol(), seen.protocol(), differences);
      compare("TLS", secured(wanted), secured(seen), differences);
      compare("CONNECT", wanted.tunnel(), seen.tunnel(), differences);
    }
    return differences;
  }

  private void compare(
      String what, @Nullable String wanted, @Nullable String seen, List<String> differences) {
    if (!Objects.equals(wanted, seen)) {
      differences.add(difference(what + " after", String.valueOf(wanted), orNone(seen)));
    }
  }

  private String difference(String cell, String expected, String actual) {
    return "story %d, %s, %s: expected %s but was %s"
        .formatted(story.number(), client.name(), cell, expected, actual);
  }

  private static String change(String was, String is) {
    return was.equals(is) ? was : was + "\n-> " + is;
  }

  private static String serverName(Sighting sighting) {
    return sighting.isPlain() ? NO_TLS : cell(sighting.serverName(), sighting);
  }

  /** A dash stands for what a server cannot say, since it refused the call before. */
  private static String cell(@Nullable String name, Sighting sighting) {
    return name == null && sighting.protocol() == null ? "-" : orNone(name);
  }

  private static String secured(Sighting sighting) {
    return sighting.isPlain() ? NO_TLS : "TLS";
  }

  private static String orNone(@Nullable String name) {
    return name == null ? "none" : name;
  }
}
