package dev.redial.matrix;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.testing.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One release of a client, as {@code releases.yaml} has it.
 *
 * @param program the {@link Program} that is compiled and run with it
 * @param name of the client and its version
 * @param newest whether it is tried in every build
 * @param java the Java that its program is compiled for
 * @param ways to dial out that it offers
 * @param standsFor the tests that try one release of each client
 * @param relocation names in the program's source, and what they are in this release
 * @param home of the Java that runs it
 */
record Release(
    String program,
    String name,
    boolean newest,
    List<String> ways,
    int java,
    Set<Capability> capabilities,
    Set<String> standsFor,
    Map<String, String> relocation,
    String version,
    Path home) {
  /** The Java that most programs are compiled for. */
  static final int JAVA = 17;

  private static final int EIGHT = 8;

  /** Whether this build tries the oldest releases too. */
  static final boolean ALL_TRIED = Boolean.getBoolean("matrix.all");

  /** Every release that is tried. */
  static final List<Release> ALL =
      ReleaseFile.READ.releases().stream().filter(release -> !release.ways.isEmpty()).toList();

  /** Those of clients that know of none of the JVM's names. */
  private static final List<Release> NATIVE =
      ReleaseFile.READ.releases().stream().filter(release -> release.ways.isEmpty()).toList();

  /** A program that is tried in a way of its own, with a release or a library. */
  static Release oneOf(String program, String name) {
    return Stream.concat(ALL.stream(), NATIVE.stream())
        .filter(release -> release.name.equals(name))
        .findFirst()
        .map(release -> release.with(program, release.home))
        .orElseGet(() -> plain(program, name, List.of()));
  }

  private static Release plain(String program, String name, List<String> ways) {
    return new Release(
        program,
        name,
        true,
        ways,
        JAVA,
        Capability.usual(),
        Set.of(),
        Map.of(),
        "",
        ChildJvm.home());
  }

  /**
   * Those that this build tries: the newest, or all, of the clients whose name begins so and that
   * run on the children's Java; {@link NewerJavaIT} names the others.
   */
  static Stream<Release> tried() {
    return chosen().filter(Release::isForItsJava);
  }

  /** Those that run on an older Java: the newest, and others that people run there. */
  static Stream<Release> triedOnOlder(int java) {
    var home = older(java);
    return named(ALL)
        .filter(release -> release.isInEveryBuild() || release.standsFor.contains("older-java"))
        .map(release -> release.on(home))
        .filter(Release::isForItsJava);
  }

  /** The same on an older Java. */
  Release onOlder(int java) {
    return on(older(java));
  }

  private Release on(Path other) {
    return with(program, other);
  }

  private Release with(String otherProgram, Path other) {
    return new Release(
        otherProgram,
        name,
        newest,
        ways,
        java,
        capabilities,
        standsFor,
        relocation,
        version,
        other);
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
    return named(all).filter(Release::isInEveryBuild);
  }

  private static Stream<Release> named(List<Release> all) {
    var only = System.getProperty("matrix.only", "");
    return all.stream().filter(release -> release.name.startsWith(only));
  }

  private boolean isInEveryBuild() {
    return newest || ALL_TRIED;
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

  /** Those that are tried with a proxy that the application gives to them in code. */
  static Stream<Release> withOwnProxy() {
    // on Apache HttpClient 4, with planners of their own for routes through a proxy
    var others =
        List.of(
            oneOf("AwsSdk1", "aws-sdk-1.12.797"),
            oneOf("AwsApache", "aws-apache-2.25.0"),
            oneOf("AwsApache", "aws-apache-2.57.8"));
    return Stream.concat(
        tried().filter(release -> release.can(Capability.TAKE_A_PROXY)),
        chosen(others).filter(Release::isForItsJava));
  }

  /** Those that go on to a proxy of their application's where a rule gives another way. */
  static Stream<Release> keepingTheirProxy() {
    return tried().filter(release -> release.program.equals("CommonsHttp"));
  }

  /** Those of OkHttp that tell their application of each step of a call, from 3.11 on. */
  static Stream<Release> okHttps() {
    var before = Set.of("okhttp-3.5.0", "okhttp-3.8.1");
    return tried()
        .filter(release -> release.program.equals("OkHttp") && !before.contains(release.name));
  }

  /** Those of Tyrus, whose TLS engine knows no port. */
  static Stream<Release> onGrizzly() {
    return tried().filter(release -> release.name.startsWith("tyrus-"));
  }

  /** Those that go through proxies: the newest of most clients, and of the JDK. */
  static Stream<Release> routed() {
    return withThoseOfTheJdk("routes");
  }

  /** The newest of each client, also of those that connect as another does; and of the JDK. */
  static Stream<Release> families() {
    return withThoseOfTheJdk("routes", "families");
  }

  private static Stream<Release> withThoseOfTheJdk(String... tests) {
    return withThoseOfTheJdk(
        tried().filter(release -> Stream.of(tests).anyMatch(release.standsFor::contains)));
  }

  /** These, behind what the JDK has of its own. */
  static Stream<Release> withThoseOfTheJdk(Stream<Release> others) {
    var jdk = plain("", "jdk", List.of("url", "http-1", "http-2", "web-socket"));
    return Stream.concat(Stream.of(jdk), others);
  }

  /** Those whose failures are counted: by sockets, by engines, and with {@code -Pmatrix} all. */
  static Stream<Release> counted() {
    return ALL_TRIED ? families() : withThoseOfTheJdk("failures");
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
    return can(Capability.ASK_DNS);
  }

  /** Whether it can be told to follow redirects. */
  boolean follows(String way) {
    return can(Capability.FOLLOW_REDIRECTS)
        && (!way.equals("http-2") || can(Capability.FOLLOW_REDIRECTS_OF_HTTP_2));
  }

  /** Whether the program can be had to leave TLS out. */
  boolean goesWithoutTls(String way) {
    return can(Capability.LEAVE_TLS_OUT)
        && (!way.equals("http-2") || can(Capability.LEAVE_TLS_OUT_OF_HTTP_2));
  }

  /** Whether it is refused to leave TLS out. */
  boolean isRefusedWithoutTls() {
    return can(Capability.BE_REFUSED_WITHOUT_TLS);
  }

  /** Whether the application may set Host. */
  boolean takesHost(String way) {
    return sendsBodies() && (!way.equals("http-2") || can(Capability.TAKE_HOST_OVER_HTTP_2));
  }

  /** Whether the application chooses method and body. */
  boolean sendsBodies() {
    return can(Capability.SEND_BODIES);
  }

  /** How a call ends whose handshake fails, as a regular expression. */
  String refusal() {
    return can(Capability.TELL_TLS_FAILURES) ? "refused .*" : "(refused|failed) .*";
  }

  /** Whether it would refuse a certificate for another name without a rule. */
  boolean checksNames() {
    return can(Capability.CHECK_NAMES);
  }

  /** Whether it tells TLS the host by itself. */
  boolean sendsServerName() {
    return can(Capability.SEND_SNI);
  }

  /** Whether a second request goes over the first one's connection. */
  boolean keepsConnections() {
    return can(Capability.KEEP_CONNECTIONS);
  }

  /** Whether it sends a request again over another connection, in HTTP/1.1. */
  boolean retries() {
    return can(Capability.RETRY);
  }

  /** Whether it keeps connections to several hosts. */
  boolean hasPool() {
    return can(Capability.KEEP_A_POOL);
  }

  /** Whether it sends requests for several hosts over one connection. */
  boolean coalesces() {
    return can(Capability.COALESCE);
  }

  private boolean can(Capability capability) {
    return capabilities.contains(capability);
  }

  /** The program's source, for where the release has its classes. */
  String relocated(String source) {
    var text = source;
    for (var one : relocation.entrySet()) {
      text = text.replace(one.getKey(), one.getValue());
    }
    return text;
  }

  /** The class of the program. */
  String mainClass() {
    return "dev.redial.matrix." + program;
  }

  /** The jars of this release, as {@link ReleaseLock} names them. */
  List<Path> classPath() {
    return Jars.of(name).stream().filter(this::isForItsJava).toList();
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
