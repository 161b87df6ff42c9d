package dev.redial.demo;

import java.net.URI;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A situation that users of redial are in.
 *
 * @param refusal how the server turns an unmodified client away
 * @param host what the clients dial
 * @param serverName the name that the server wants in the TLS handshake
 * @param authority the Host or :authority that it wants, given its port
 */
record Story(
    int number,
    String title,
    String ruleFile,
    DemoServer.Factory server,
    Outcome.Kind refusal,
    String host,
    String serverName,
    IntFunction<String> authority) {

  /** Every story that the demo tells: a new one needs its server and an entry here. */
  static final List<Story> ALL =
      List.of(
          new Story(
              1,
              "a CDN edge that answers to its tenant's name only, dialled by address",
              "cdn-edge.yaml",
              CdnEdge::start,
              Outcome.Kind.FORBIDDEN,
              CdnEdge.ADDRESS,
              CdnEdge.TENANT,
              port -> CdnEdge.TENANT),
          new Story(
              5,
              "a server that knows lower-case names only, dialled with capitals",
              "lowercase.yaml",
              LowercaseServer::start,
              Outcome.Kind.HANDSHAKE_REFUSED,
              "Origin.Example.Test",
              LowercaseServer.NAME,
              port -> LowercaseServer.NAME + ":" + port));

  URI urlAt(int port) {
    return URI.create("https://" + host + ":" + port + "/");
  }

  /** What the server is to see of a client's call under the story's rule. */
  Sighting wanted(ClientCase client, int port) {
    return new Sighting(serverName, authority.apply(port), client.protocol());
  }
}
