package dev.redial.demo;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A situation that users of redial are in.
 *
 * @param refusal how the server turns an unmodified client away
 * @param host what the clients dial
 * @param neighbour another host on the same server, which no rule matches, or null
 * @param wish what the server is to see
 */
record Story(
    int number,
    String title,
    String ruleFile,
    DemoServer.Factory server,
    Outcome refusal,
    String host,
    @Nullable String neighbour,
    Wish wish) {

  /** What a server is to see of a client's call under the story's rule. */
  @FunctionalInterface
  interface Wish {
    Sighting of(ClientCase client, int port);
  }

  /** Every story that the demo tells: a new one needs its server and an entry here. */
  static final List<Story> ALL =
      List.of(
          new Story(
              1,
              "a CDN edge that answers to its tenant's name only, dialled by address",
              "cdn-edge.yaml",
              CdnEdge::start,
              Outcome.ofStatus(403),
              CdnEdge.ADDRESS,
              null,
              (client, port) -> new Sighting(CdnEdge.TENANT, CdnEdge.TENANT, client.protocol())),
          new Story(
              3,
              "a server that has TLSv1.2 with AES128-GCM-SHA256 only",
              "legacy-tls.yaml",
              OldServer::startWithSuite,
              Outcome.refused("handshake_failure"),
              OldServer.SUITE_HOST,
              OldServer.NEIGHBOUR,
              (client, port) -> OldServer.sighting(OldServer.SUITE_HOST, client, port)),
          new Story(
              3,
              "a server that has TLSv1.1 only",
              "legacy-tls.yaml",
              OldServer::startWithVersion,
              Outcome.refused("protocol_version"),
              OldServer.VERSION_HOST,
              OldServer.NEIGHBOUR,
              (client, port) -> OldServer.sighting(OldServer.VERSION_HOST, client, port)),
          new Story(
              5,
              "a server that knows lower-case names only, dialled with capitals",
              "lowercase.yaml",
              LowercaseServer::start,
              Outcome.refused("unrecognized_name"),
              "Origin.Example.Test",
              null,
              (client, port) ->
                  new Sighting(
                      LowercaseServer.NAME, LowercaseServer.NAME + ":" + port, client.protocol())));

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
}
