package dev.redial.matrix;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.testing.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One release of a client, and which of the ways to dial out it offers.
 *
 * @param program the {@link Program} that is compiled and run with it
 * @param name of the client and its version; the build lays the class path in a folder of that name
 * @param newest whether it is tried in every build
 * @param home of the Java that runs it
 */
record Release(String program, String name, boolean newest, List<String> ways, Path home) {
  private static final Set<String> WITHOUT_REDIRECTS =
      Set.of("Netty", "AwsNetty", "Armeria", "GrpcNetty", "GrpcNettyShaded", "GrpcOkHttp", "Pekko");

  /** Those that were seen to go without TLS; over HTTP/2 the ones that do with HTTP/1.1 instead. */
  private static final Set<String> WITHOUT_TLS =
      Set.of(
          "OkHttp",
          "OkHttp30",
          "Apache40",
          "Apache4",
          "Apache4Async",
          "Apache5",
          "Apache50Async",
          "Apache5Async",
          "Netty",
          "ReactorNetty",
          "WebClients",
          "AsyncHttp",
          "AsyncHttp2",
          "Vertx40",
          "Vertx45",
          "AwsNetty",
          "Armeria",
          "Micronaut",
          "Jetty12",
          "Jetty10",
          "Jetty9",
          "Jetty94",
          "CommonsHttp",
          "Helidon",
          "HelidonWebSocket",
          "HelidonHttp2",
          "Pekko",
          "Undertow",
          "JavaWebSocket",
          "JavaxWebSocket",
          "JakartaWebSocket");

  /**
   * Releases of these that cannot, so that the agent refuses: Grizzly, and engines without host.
   */
  private static final Set<String> REFUSED_WITHOUT_TLS =
      Set.of("tyrus-1.13", "tyrus-2.2.2", "tomcat-websocket-8.5.31", "tomcat-websocket-9.0.8");

  /** Those that fail by themselves: they part TLS records, or know every suite. */
  private static final Set<String> LOST_WITHOUT_TLS = Set.of("netty-4.1.0.Final", "okhttp-3.0.0");

  private static final Set<String> CHECKING_NO_NAMES =
      Set.of(
          "commons-httpclient-3.0",
          "commons-httpclient-3.1",
          "ktor-2.3.0",
          "tomcat-websocket-8.5.31",
          "tomcat-websocket-9.0.8",
          "undertow-1.4.0.Final",
          "undertow-2.4.4.Final");

  /** Those that send a request again by themselves when a kept connection proves to be closed. */
  private static final Set<String> RETRYING =
      Set.of(
          "OkHttp30",
          "OkHttp",
          "Apache40",
          "Apache4",
          "Apache5",
          "AsyncHttp",
          "AsyncHttp2",
          "CommonsHttp");

  /** Those that know one connection, or one channel, for all that they are asked. */
  private static final Set<String> WITHOUT_POOL =
      Set.of("Netty", "GrpcNetty", "GrpcNettyShaded", "GrpcOkHttp");

  private static final Set<String> WITHOUT_BODIES =
      Set.of("GrpcNetty", "GrpcNettyShaded", "GrpcOkHttp");

  private static final Set<String> ROUTED =
      Set.of(
          "okhttp-5.5.1",
          "apache4-4.5.14",
          "apache5-5.6.5",
          "apache5-async-5.6.5",
          "netty-4.2.20.Final",
          "ahc-3.0.13",
          "vertx4-4.5.30",
          "vertx5-5.1.0",
          "grpc-netty-1.85.1",
          "grpc-netty-shaded-1.85.1",
          "grpc-okhttp-1.82.2",
          "reactor-netty-1.3.0",
          "jetty-12.1.12",
          "java-websocket-1.6.0",
          "tyrus-2.2.2",
          "tomcat-websocket-11.0.18",
          "ktor-3.6.1");

  /** Those that connect as one of the others does, but for who looks the name up. */
  private static final Set<String> ROUTED_TOO =
      Set.of(
          "apache4-async-4.1.5",
          "web-client-7.0.9",
          "aws-netty-2.57.8",
          "armeria-1.40.0",
          "micronaut-4.10.10",
          "commons-httpclient-3.1",
          "helidon-4.5.0",
          "pekko-http-1.3.0",
          "undertow-2.4.4.Final",
          "nv-websocket-2.14");

  private static final Set<String> COUNTED = Set.of("okhttp-5.5.1", "apache5-async-5.6.5");

  /** The Java that most programs are compiled for. */
  static final int JAVA = 17;

  private static final int EIGHT = 8;

  /** Whether this build tries the oldest releases too. */
  static final boolean ALL_TRIED = Boolean.getBoolean("matrix.all");

  /** Every release that is tried. */
  static final List<Release> ALL =
      List.of(
          oldest("OkHttp30", "okhttp-3.0.0", "http-1", "own-verifier"),
          oldest("OkHttp30", "okhttp-3.4.2", "http-1", "own-verifier"),
          oldest("OkHttp", "okhttp-3.5.0", "http-1", "http-2", "web-socket", "own-verifier"),
          oldest("OkHttp", "okhttp-3.8.1", "http-1", "http-2", "web-socket", "own-verifier"),
          oldest("OkHttp", "okhttp-3.13.1", "http-1", "http-2", "web-socket", "own-verifier"),
          oldest("OkHttp", "okhttp-3.14.0", "http-1", "http-2", "web-socket", "own-verifier"),
          newest("OkHttp", "okhttp-3.14.9", "http-1", "http-2", "web-socket", "own-verifier"),
          oldest("OkHttp", "okhttp-4.0.0", "http-1", "http-2", "web-socket", "own-verifier"),
          newest("OkHttp", "okhttp-4.12.0", "http-1", "http-2", "web-socket", "own-verifier"),
          oldest("OkHttp", "okhttp-5.0.0", "http-1", "http-2", "web-socket", "own-verifier"),
          newest("OkHttp", "okhttp-5.5.1", "http-1", "http-2", "web-socket", "own-verifier"),
          oldest("Apache40", "apache4-4.0", "http-1"),
          oldest("Apache40", "apache4-4.2.6", "http-1"),
          // 4.3 itself checks no name (CVE-2013-4366).
          oldest("Apache4", "apache4-4.3.1", "http-1-default", "http-1", "own-verifier"),
          newest("Apache4", "apache4-4.5.14", "http-1-default", "http-1", "own-verifier"),
          // The copy of Apache HttpClient 4.5 that Maven carries.
          newest("Apache4", "wagon-http-3.5.3", "http-1-default", "http-1", "own-verifier"),
          oldest("Apache4Async", "apache4-async-4.1", "http-1", "http-1-relative", "own-verifier"),
          newest(
              "Apache4Async", "apache4-async-4.1.5", "http-1", "http-1-relative", "own-verifier"),
          oldest("Apache5", "apache5-5.0", "http-1", "own-verifier"),
          oldest("Apache5", "apache5-5.3.1", "http-1", "own-verifier"),
          newest("Apache5", "apache5-5.6.5", "http-1", "own-verifier"),
          oldest("Apache50Async", "apache5-async-5.0", "http-1"),
          oldest("Apache5Async", "apache5-async-5.3.1", "http-1", "http-2"),
          newest("Apache5Async", "apache5-async-5.6.5", "http-1", "http-2"),
          oldest("Netty", "netty-4.1.0.Final", "http-1"),
          newest("Netty", "netty-4.1.140.Final", "http-1", "http-2"),
          oldest("Netty", "netty-4.2.0.Final", "http-1", "http-2"),
          newest("Netty", "netty-4.2.20.Final", "http-1", "http-2"),
          oldest("AsyncHttp", "ahc-2.5.0", "http-1", "web-socket"),
          newest("AsyncHttp", "ahc-2.15.0", "http-1", "web-socket"),
          oldest("AsyncHttp", "ahc-3.0.0", "http-1", "web-socket"),
          newest("AsyncHttp2", "ahc-3.0.13", "http-1", "http-2", "web-socket"),
          oldest("Vertx40", "vertx4-4.0.0", "http-1", "http-2", "web-socket"),
          newest("Vertx45", "vertx4-4.5.30", "http-1", "http-2", "web-socket"),
          oldest("Vertx45", "vertx5-5.0.0", "http-1", "http-2", "web-socket"),
          newest("Vertx45", "vertx5-5.1.0", "http-1", "http-2", "web-socket"),
          oldest("AwsNetty", "aws-netty-2.25.0", "http-1"),
          newest("AwsNetty", "aws-netty-2.57.8", "http-1"),
          oldest("WebClients", "web-client-5.3.0", "http-1", "http-2"),
          newest("WebClients", "web-client-7.0.9", "http-1", "http-2"),
          oldest("Armeria", "armeria-1.0.0", "http-1", "http-2"),
          newest("Armeria", "armeria-1.40.0", "http-1", "http-2"),
          newest("Micronaut", "micronaut-4.10.10", "http-1"),
          oldest("GrpcNetty", "grpc-netty-1.20.0", "http-2"),
          newest("GrpcNetty", "grpc-netty-1.85.1", "http-2"),
          oldest("GrpcNettyShaded", "grpc-netty-shaded-1.20.0", "http-2", "http-2-openssl"),
          newest("GrpcNettyShaded", "grpc-netty-shaded-1.85.1", "http-2", "http-2-openssl"),
          oldest("ReactorNetty", "reactor-netty-1.0.0", "http-1", "http-2", "web-socket"),
          newest("ReactorNetty", "reactor-netty-1.2.18", "http-1", "http-2", "web-socket"),
          newest("ReactorNetty", "reactor-netty-1.3.0", "http-1", "http-2", "web-socket"),
          oldest("GrpcOkHttp", "grpc-okhttp-1.12.0", "http-2"),
          newest("GrpcOkHttp", "grpc-okhttp-1.82.2", "http-2"),
          oldest("Jetty9", "jetty-9.4.0", "http-1", "web-socket"),
          // Its WebSocket trips over a buffer of its own now and then, without an agent as with
          // one.
          oldest("Jetty94", "jetty-9.4.31", "http-1", "http-2"),
          newest("Jetty94", "jetty-9.4.58", "http-1", "http-2", "web-socket"),
          oldest("Jetty10", "jetty-10.0.0", "http-1", "http-2", "web-socket"),
          newest("Jetty10", "jetty-10.0.25", "http-1", "http-2", "web-socket"),
          oldest("Jetty10", "jetty-11.0.0", "http-1", "http-2", "web-socket"),
          newest("Jetty10", "jetty-11.0.26", "http-1", "http-2", "web-socket"),
          oldest("Jetty12", "jetty-12.0.0", "http-1", "http-2", "web-socket"),
          newest("Jetty12", "jetty-12.0.35", "http-1", "http-2", "web-socket"),
          oldest("Jetty12", "jetty-12.1.0", "http-1", "http-2", "web-socket"),
          newest("Jetty12", "jetty-12.1.12", "http-1", "http-2", "web-socket"),
          oldest("CommonsHttp", "commons-httpclient-3.0", "http-1"),
          newest("CommonsHttp", "commons-httpclient-3.1", "http-1"),
          // 4.0.0 keeps no connection.
          oldest("Helidon", "helidon-4.0.2", "http-1"),
          newest("HelidonWebSocket", "helidon-4.2.0", "http-1", "web-socket"),
          newest("HelidonHttp2", "helidon-4.5.0", "http-1", "http-2"),
          oldest("Ktor", "ktor-2.3.0", "http-1", "web-socket"),
          newest("Ktor", "ktor-2.3.13", "http-1", "web-socket"),
          oldest("Ktor", "ktor-3.0.0", "http-1", "web-socket"),
          newest("Ktor", "ktor-3.6.1", "http-1", "web-socket"),
          oldest("Pekko", "akka-http-10.1.15", "http-1", "web-socket"),
          newest("Pekko", "akka-http-10.2.10", "http-1", "web-socket"),
          oldest("Pekko", "pekko-http-1.0.0", "http-1", "web-socket"),
          newest("Pekko", "pekko-http-1.3.0", "http-1", "web-socket"),
          oldest("Undertow", "undertow-1.4.0.Final", "web-socket"),
          newest("Undertow", "undertow-2.4.4.Final", "web-socket"),
          oldest("NvWebSocket", "nv-websocket-2.6", "web-socket"),
          newest("NvWebSocket", "nv-websocket-2.14", "web-socket"),
          oldest("JavaWebSocket", "java-websocket-1.5.0", "web-socket"),
          newest("JavaWebSocket", "java-websocket-1.6.0", "web-socket"),
          oldest("JavaxWebSocket", "tyrus-1.13", "web-socket"),
          newest("JakartaWebSocket", "tyrus-2.2.2", "web-socket"),
          oldest("JavaxWebSocket", "tomcat-websocket-8.5.31", "web-socket"),
          oldest("JavaxWebSocket", "tomcat-websocket-9.0.8", "web-socket"),
          oldest("JavaxWebSocket", "tomcat-websocket-9.0.10", "web-socket"),
          newest("JavaxWebSocket", "tomcat-websocket-9.0.109", "web-socket"),
          oldest("JakartaWebSocket", "tomcat-websocket-10.0.27", "web-socket"),
          newest("JakartaWebSocket", "tomcat-websocket-11.0.18", "web-socket"));

  /** Those of clients that know of none of the JVM's names. */
  private static final List<Release> NATIVE =
      List.of(oldest("AwsCrt", "aws-crt-2.25.0"), newest("AwsCrt", "aws-crt-2.54.13"));

  /** A program that is tried in a way of its own. */
  static Release oneOf(String program, String name) {
    return new Release(program, name, true, List.of(), ChildJvm.home());
  }

  private static Release newest(String program, String name, String... ways) {
    return new Release(program, name, true, Arrays.asList(ways), ChildJvm.home());
  }

  private static Release oldest(String program, String name, String... ways) {
    return new Release(program, name, false, Arrays.asList(ways), ChildJvm.home());
  }

  /**
   * Those that this build tries: the newest, or all, of the clients whose name begins so and that
   * run on the children's Java; {@link NewerJavaIT} names the others.
   */
  static Stream<Release> tried() {
    return chosen().filter(Release::isForItsJava);
  }

  /** Those that run on an older Java. */
  static Stream<Release> triedOnOlder(int java) {
    var home = older(java);
    return chosen().map(release -> release.on(home)).filter(Release::isForItsJava);
  }

  /** The same on an older Java. */
  Release onOlder(int java) {
    return on(older(java));
  }

  private Release on(Path other) {
    return new Release(program, name, newest, ways, other);
  }

  private static Path older(int java) {
    var given = System.getProperty("redial.old.java.homes", "").split(File.pathSeparator);
    var found =
        Stream.of(given)
            .filter(one -> !one.isBlank())
            .map(Path::of)
            .filter(one -> feature(one) == java);
    var home = found.findFirst();
    assumeTrue(home.isPresent(), () -> "-Dold.java.homes names no Java " + java);
    return home.get();
  }

  /** Those of {@link #tried()} that speak WebSocket. */
  static Stream<Release> withWebSocket() {
    return tried().filter(Release::speaksWebSocket);
  }

  /** Those of {@link #tried()} that do not speak WebSocket. */
  static Stream<Release> withoutWebSocket() {
    return tried().filter(release -> !release.speaksWebSocket());
  }

  /** Those that this build tries of clients whose sockets are native. */
  static Stream<Release> natives() {
    return chosen(NATIVE);
  }

  /** Those of which some are not {@link #tried}, as they need a newer Java. */
  static Stream<Release> chosen() {
    return chosen(ALL);
  }

  private static Stream<Release> chosen(List<Release> all) {
    var only = System.getProperty("matrix.only", "");
    return all.stream()
        .filter(release -> release.newest || ALL_TRIED)
        .filter(release -> release.name.startsWith(only));
  }

  private static int feature(Path home) {
    try {
      return ChildJvm.feature(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the Java that runs it knows its class files. */
  private boolean isForItsJava() {
    int java = feature(home);
    return java() <= java
        || (isForOlder() && classPath().stream().allMatch(jar -> JavaOfJar.of(jar) <= java));
  }

  /** Whether it runs on a Java for which its program has to be lowered. */
  boolean isForOlder() {
    return feature(home) < JAVA;
  }

  /**
   * Those that are tried with a proxy that the application gives to them in code. Armeria 1.0 looks
   * up the host behind it.
   */
  static Stream<Release> withOwnProxy() {
    var programs =
        Set.of(
            "OkHttp30",
            "OkHttp",
            "Apache40",
            "Apache4",
            "Apache5",
            "Jetty12",
            "ReactorNetty",
            "Vertx40",
            "Vertx45",
            "Armeria");
    return tried()
        .filter(release -> programs.contains(release.program))
        .filter(release -> !release.name.equals("armeria-1.0.0"));
  }

  /** Those of Tyrus, whose TLS engine knows no port. */
  static Stream<Release> onGrizzly() {
    return tried().filter(release -> release.name.startsWith("tyrus-"));
  }

  /** Those that go through proxies: the newest of most clients, and of the JDK. */
  static Stream<Release> routed() {
    return withThoseOfTheJdk(ROUTED);
  }

  /** The newest of each client, and of the JDK. */
  static Stream<Release> families() {
    var all = new HashSet<>(ROUTED);
    all.addAll(ROUTED_TOO);
    return withThoseOfTheJdk(all);
  }

  private static Stream<Release> withThoseOfTheJdk(Set<String> names) {
    return withThoseOfTheJdk(tried().filter(release -> names.contains(release.name)));
  }

  /** These, behind what the JDK has of its own. */
  static Stream<Release> withThoseOfTheJdk(Stream<Release> others) {
    var jdk = newest("", "jdk", "url", "http-1", "http-2", "web-socket");
    return Stream.concat(Stream.of(jdk), others);
  }

  /** Those whose failures are counted: by sockets, by engines, and with {@code -Pmatrix} all. */
  static Stream<Release> counted() {
    return ALL_TRIED ? families() : withThoseOfTheJdk(COUNTED);
  }

  /** The Java that its program is compiled for. */
  int java() {
    return program.startsWith("Helidon") ? 21 : JAVA;
  }

  private boolean speaksWebSocket() {
    return ways.contains("web-socket");
  }

  /** Whether it is no library. */
  boolean isOfJdk() {
    return program.isEmpty();
  }

  /** Whether it asks DNS servers by itself, unless it is told otherwise. */
  boolean asksDns() {
    return program.equals("Armeria");
  }

  /** Whether it can be told to follow redirects. */
  boolean follows(String way) {
    // AsyncHttpClient 3.0.13 answers a redirect over HTTP/2 with null, with or without an agent;
    // Helidon 4.0.2 looks for the other host's URL at the one that it has asked.
    return !WITHOUT_REDIRECTS.contains(program)
        && !(program.equals("AsyncHttp2") && way.equals("http-2"))
        && !name.equals("helidon-4.0.2");
  }

  /** Whether the program can be had to leave TLS out. */
  boolean goesWithoutTls(String way) {
    return WITHOUT_TLS.contains(program)
        && !LOST_WITHOUT_TLS.contains(name)
        && !isRefusedWithoutTls()
        && (!way.equals("http-2") || Set.of("OkHttp", "Apache5Async").contains(program));
  }

  /** Whether it is refused to leave TLS out. */
  boolean isRefusedWithoutTls() {
    return REFUSED_WITHOUT_TLS.contains(name);
  }

  /** Whether the application may set Host; Apache HttpClient 5.3 refuses that over HTTP/2. */
  boolean takesHost(String way) {
    return sendsBodies() && !(name.equals("apache5-async-5.3.1") && way.equals("http-2"));
  }

  /** Whether the application chooses method and body. */
  boolean sendsBodies() {
    return !WITHOUT_BODIES.contains(program);
  }

  /** Whether it would refuse a certificate for another name without a rule. */
  boolean checksNames() {
    return !CHECKING_NO_NAMES.contains(name);
  }

  /** Whether it tells TLS the host by itself; Tomcat before 8.5.32 and 9.0.10 does not. */
  boolean sendsServerName() {
    return !Set.of("tomcat-websocket-8.5.31", "tomcat-websocket-9.0.8").contains(name);
  }

  /** Whether a second request goes over the first one's connection; Ktor's oldest fail at that. */
  boolean keepsConnections() {
    return !program.equals("Ktor") || name.equals("ktor-3.6.1");
  }

  /** Whether it sends a request again over another connection, in HTTP/1.1. */
  boolean retries() {
    return RETRYING.contains(program);
  }

  /** Whether it keeps connections to several hosts. */
  boolean hasPool() {
    return !WITHOUT_POOL.contains(program);
  }

  /** Whether it sends requests for several hosts over one connection. */
  boolean coalesces() {
    return program.equals("OkHttp") && !name.equals("okhttp-3.5.0");
  }

  /** The program's source, for where the release has its classes. */
  String relocated(String source) {
    if (name.startsWith("akka-")) {
      return source.replace("org.apache.pekko.", "akka.");
    }
    return name.startsWith("wagon-http")
        ? source.replace("org.apache.http.", "org.apache.maven.wagon.providers.http.httpclient.")
        : source;
  }

  /** The class of the program. */
  String mainClass() {
    return "dev.redial.matrix." + program;
  }

  /** The jars that the build has laid out for this release. */
  List<Path> classPath() {
    try (var jars = Files.list(Path.of(System.getProperty("matrix.clients"), name))) {
      return jars.filter(this::isForItsJava).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Jetty has one jar for Java 8, and another for later ones. */
  private boolean isForItsJava(Path jar) {
    boolean isEight = feature(home) == EIGHT;
    return !jar.getFileName()
        .toString()
        .startsWith(isEight ? "jetty-alpn-java-" : "jetty-alpn-openjdk8-");
  }

  @Override
  public String toString() {
    return isForOlder() ? name + " on Java " + feature(home) : name;
  }
}
