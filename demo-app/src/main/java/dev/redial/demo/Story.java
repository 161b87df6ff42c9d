package dev.redial.demo;

import dev.redial.demo.client.ClientCase;
import dev.redial.demo.client.Outcome;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A situation that users of redial are in.
 *
 * @param label its heading in narrow columns
 * @param refusal how the server turns an unmodified client away
 * @param host what the clients dial
 * @param neighbour another host on the same server, which no rule matches, or null
 * @param wish what the server is to see
 * @param exemption which clients the story is not told with
 */
record Story(
    int number,
    String label,
    String title,
    String ruleFile,
    DemoServer.Factory server,
    Refusal refusal,
    String host,
    @Nullable String neighbour,
    Wish wish,
    Exemption exemption) {

  /** What a server is to see of a client's call under the story's rule. */
  @FunctionalInterface
  interface Wish {
    Sighting of(ClientCase client, int port);
  }

  /** How an unmodified client is turned away. */
  @FunctionalInterface
  interface Refusal {
    Outcome of(ClientCase client);
  }

  /** Why a story is not told with a client, or null when it is. */
  @FunctionalInterface
  interface Exemption {
    @Nullable String of(ClientCase client);
  }

  /** Every story that the demo tells: a new one needs its server and an entry here. */
  static final List<Story> ALL =
      List.of(
          new Story(
              1,
              "CDN edge",
              "a CDN edge that answers to its tenant's name only, dialled by address",
              "cdn-edge.yaml",
              CdnEdge::start,
              client -> Outcome.ofStatus(403),
              CdnEdge.ADDRESS,
              null,
              (client, port) -> new Sighting(CdnEdge.TENANT, CdnEdge.TENANT, client.protocol()),
              CdnEdge::exemption),
          new Story(
              2,
              "by hand",
              "the same edge, called by a program that writes its WebSocket by hand",
              "hand-written.yaml",
              CdnEdge::start,
              client -> Outcome.ofStatus(403),
              CdnEdge.ADDRESS,
              null,
              (client, port) -> new Sighting(CdnEdge.TENANT, CdnEdge.TENANT, client.protocol()),
              client -> client.equals(ClientCase.HAND_WRITTEN) ? null : "story 1 has it"),
          new Story(
              3,
              "old suite",
              "a server that has TLSv1.2 with AES128-GCM-SHA256 only",
              "legacy-tls.yaml",
              OldServer::startWithSuite,
              client -> Outcome.refused("handshake_failure"),
              OldServer.SUITE_HOST,
              OldServer.NEIGHBOUR,
              (client, port) -> OldServer.sighting(OldServer.SUITE_HOST, client, port),
              OldServer::exemption),
          new Story(
              3,
              "old version",
              "a server that has TLSv1.1 only",
              "legacy-tls.yaml",
              OldServer::startWithVersion,
              client -> Outcome.refused("protocol_version"),
              OldServer.VERSION_HOST,
              OldServer.NEIGHBOUR,
              (client, port) -> OldServer.sighting(OldServer.VERSION_HOST, client, port),
              OldServer::exemptionFromVersion),
          new Story(
              5,
              "capitals",
              "a server that knows lower-case names only, dialled with capitals",
              "lowercase.yaml",
              LowercaseServer::start,
              LowercaseServer::refusal,
              "Origin.Example.Test",
              null,
              (client, port) ->
                  new Sighting(
                      LowercaseServer.NAME, LowercaseServer.NAME + ":" + port, client.protocol()),
              LowercaseServer::exemption));

  static URI urlAt(String host, int port) {
    return URI.create("https://" + host + ":" + port + "/");
  }

  /** The names that the clients dial. */
  List<String> hosts() {
    return neighbour == null ? List.of(host) : List.of(host, neighbour);
  }

  /** What the server is to see of a client's call under the story's rule. */
  Sighting wanted(ClientCase client, int port) {
    return wish.of(client, port);
  }

  /** Those of the given clients that it is told with. */
  List<ClientCase> clientsOf(List<ClientCase> clients) {
    return clients.stream().filter(client -> exemption.of(client) == null).toList();
  }
}
