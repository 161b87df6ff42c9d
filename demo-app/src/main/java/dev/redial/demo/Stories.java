package dev.redial.demo;

import dev.redial.demo.client.ClientCase;
import dev.redial.demo.client.Outcome;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** The stories, in the order in which they are told. */
final class Stories {
  private static final String API = "api" + CorporateProxy.DOMAIN;

  /** One client for each way in which a JVM connects. */
  private static final Set<String> ONE_OF_EACH_KIND =
      Set.of(
          "HttpsURLConnection",
          "java.net.http HTTP/1.1",
          "java.net.http WebSocket",
          "OkHttp HTTP/1.1",
          "Apache HttpClient 5",
          "reactor-netty HTTP/1.1",
          "Tyrus",
          "raw TCP");

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
              tls(CdnEdge::exemption),
              Mistake.NONE),
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
              client -> client.equals(ClientCase.HAND_WRITTEN) ? null : "covered by story 1",
              Mistake.NONE),
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
              tls(OldServer::exemption),
              Mistake.NONE),
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
              tls(OldServer::exemptionFromVersion),
              Mistake.NONE),
          new Story(
              3,
              "no TLS",
              "a server without TLS: the last resort, which gives up all security",
              "last-resort-plaintext.yaml",
              PlainServer::start,
              PlainServer::refusal,
              PlainServer.HOST,
              PlainServer.NEIGHBOUR,
              (client, port) -> PlainServer.sighting(client, port),
              tls(PlainServer::exemption),
              Mistake.NONE),
          proxied(
              "proxy",
              "a host that only a proxy with a password reaches",
              "proxy.yaml",
              client -> null),
          new Story(
              4,
              "proxy, TCP",
              "a protocol that is neither HTTP nor TLS, through the same proxy",
              "proxy.yaml",
              LineServer::start,
              client -> Outcome.unknownHost(),
              "db" + CorporateProxy.DOMAIN,
              null,
              (client, port) ->
                  new Sighting(null, null, client.protocol())
                      .through("db" + CorporateProxy.DOMAIN + ":" + port),
              client -> client.equals(ClientCase.RAW_TCP) ? null : "it speaks HTTP",
              Mistake.NONE),
          proxied(
              "TLS to the proxy",
              "a proxy that is spoken to by TLS, with a private CA",
              "https-proxy.yaml",
              Stories::exemptionOfMany),
          proxied(
              "inspecting proxy",
              "a proxy that ends TLS and reads along, under a CA of its own",
              "inspecting-proxy.yaml",
              Stories::exemptionOfMany),
          mistaken(
              "wrong password",
              "the proxy does not accept the password",
              API,
              Mistake.WRONG_PASSWORD),
          mistaken(
              "no way", "the proxy does not reach the host", CorporateProxy.DOWN, Mistake.NO_WAY),
          new Story(
              5,
              "capitals",
              "a server that knows lower-case names only, dialled with capitals",
              "lowercase.yaml",
              LowercaseServer::start,
              LowercaseServer.REFUSAL,
              "Origin.Example.Test",
              null,
              (client, port) ->
                  new Sighting(
                      LowercaseServer.NAME, LowercaseServer.NAME + ":" + port, client.protocol()),
              tls(LowercaseServer::exemption),
              Mistake.NONE));

  private Stories() {}

  private static Story proxied(
      String label, String title, String ruleFile, Story.Exemption exemption) {
    boolean inspects = ruleFile.startsWith("inspecting");
    return new Story(
        4,
        label,
        title,
        ruleFile,
        Stories::origin,
        client -> Outcome.unknownHost(),
        API,
        null,
        (client, port) -> {
          var http1 = inspects && client.protocol().equals(ClientCase.HTTP_2);
          var protocol = http1 ? ClientCase.HTTP_1 : client.protocol();
          return new Sighting(API, API + ":" + port, protocol).through(API + ":" + port);
        },
        tls(exemption),
        Mistake.NONE);
  }

  private static Story mistaken(String label, String title, String host, Mistake mistake) {
    return new Story(
        4,
        label,
        title,
        "proxy.yaml",
        LineServer::start,
        client -> Outcome.unknownHost(),
        host,
        null,
        (client, port) -> Sighting.NOTHING,
        Stories::exemptionOfMany,
        mistake);
  }

  private static DemoServer origin(Certificates certificates) throws Exception {
    var tls = new SslContextFactory.Server();
    tls.setKeyStore(certificates.keyStore(API));
    tls.setKeyStorePassword(Certificates.PASSWORD);
    return new WebServer(tls, new Sightings(), seen -> true);
  }

  /** Every call takes its time: in these stories one client stands for others. */
  private static @Nullable String exemptionOfMany(ClientCase client) {
    return ONE_OF_EACH_KIND.contains(client.name()) ? null : "covered by another client";
  }

  /** For servers that speak TLS. */
  private static Story.Exemption tls(Story.Exemption others) {
    return client -> client.equals(ClientCase.RAW_TCP) ? "it speaks no TLS" : others.of(client);
  }
}
