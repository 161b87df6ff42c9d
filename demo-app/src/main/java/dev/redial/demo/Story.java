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
 * @param mistake what is wrong in it under its rule, too
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
    Exemption exemption,
    Mistake mistake) {

  /** What a server is to see of a client's call under the story's rule. */
  @FunctionalInterface
  interface Wish {
    Sighting of(ClientCase client, int port);
  }

  /** How an unmodified client is turned away. */
  @FunctionalInterface
  interface Refusal {
    /** What the story expects, and tells in its words. */
    Outcome of(ClientCase client);

    /** Whether it is that, or another way in which some release of the client is turned away. */
    default boolean isOne(ClientCase client, Outcome outcome) {
      return outcome.equals(of(client));
    }
  }

  /** Why a story is not told with a client, or null when it is. */
  @FunctionalInterface
  interface Exemption {
    @Nullable String of(ClientCase client);
  }

  static URI urlAt(String host, int port) {
    return URI.create("https://" + host + ":" + port + "/");
  }

  /** The names that the clients dial, except those that only a proxy knows. */
  List<String> resolvableHosts() {
    if (isProxied()) {
      return List.of();
    }
    return neighbour == null ? List.of(host) : List.of(host, neighbour);
  }

  /** Whether none but a proxy knows its host. */
  boolean isProxied() {
    return host.endsWith(CorporateProxy.DOMAIN);
  }

  /** What the server is to see of a client's call under the story's rule. */
  Sighting wanted(ClientCase client, int port) {
    return wish.of(client, port);
  }

  /** Those of the given clients that it is told with. */
  List<ClientCase> clientsOf(List<ClientCase> clients) {
    return clients.stream().filter(client -> exemption.of(client) == null).toList();
  }

  /** The JVM that its clients run in under the agent: stories of one name share it. */
  String jvm() {
    return mistake == Mistake.WRONG_PASSWORD ? ruleFile + " with a wrong password" : ruleFile;
  }
}
