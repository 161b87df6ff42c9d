package dev.redial.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * An ordinary program in a JVM of its own, with or without the packaged agent.
 *
 * <p>Its class path is the test classes alone: no library, and nothing of the agent.
 */
public final class ChildJvm {
  /** Names from the environment that would change what the child does. */
  private static final List<String> FOREIGN =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "REDIAL_RULES");

  private static final String OF_EVERY_BUILD =
      "SSLv3, TLSv1, TLSv1.1, DTLSv1.0, RC4, DES, MD5withRSA, DH keySize < 1024, "
          + "EC keySize < 224, 3DES_EDE_CBC, anon, NULL, ECDH";

  /** All but the suites of {@link #disabledAlgorithms}, in words that any build understands. */
  public static final String DISABLED_BY_NAME =
      OF_EVERY_BUILD + ", rsa_pkcs1_sha1, ecdsa_sha1, dsa_sha1";

  private static final String SUITE = "TLS_RSA_*";
  private static final String SUITES_BY_NAME =
      "TLS_RSA_WITH_AES_256_GCM_SHA384, TLS_RSA_WITH_AES_128_GCM_SHA256, "
          + "TLS_RSA_WITH_AES_256_CBC_SHA256, TLS_RSA_WITH_AES_128_CBC_SHA256, "
          + "TLS_RSA_WITH_AES_256_CBC_SHA, TLS_RSA_WITH_AES_128_CBC_SHA";

  private static final List<String> SCHEMES = List.of("rsa_pkcs1_sha1", "ecdsa_sha1", "dsa_sha1");

  /** Java 8 knows them by these names alone. */
  private static final List<String> SCHEMES_BY_ALGORITHM =
      List.of("SHA1withRSA", "SHA1withECDSA", "SHA1withDSA");

  private static final String USAGE = " usage HandshakeSignature";

  private static final String CERTIFICATES =
      "\njdk.certpath.disabledAlgorithms=MD2, MD5, SHA1 jdkCA & usage TLSServer, "
          + "RSA keySize < 1024, DSA keySize < 1024, EC keySize < 224, "
          + "SHA1 usage SignedJAR & denyAfter 2019-01-01\n";

  /** A JVM writes warnings of its own to stdout, in between what the program says. */
  private static final List<String> OWN_WARNINGS_TO_STDERR =
      List.of("-Xlog:disable", "-Xlog:all=warning:stderr");

  private static final String HOSTS = "-Djdk.net.hosts.file=";
  private static final int JAVA_EIGHT = 8;
  private static final String MATRIX = "dev.redial.matrix.";
  private static final int SOURCE = 17;
  private static final int TIMEOUT_SECONDS = 180;

  private final Path folder;
  private final String program;
  private Path java = Path.of(javaHome());
  private final List<String> launcher = new ArrayList<>();
  private final List<String> classPath = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();

  private ChildJvm(Path folder, String program) {
    this.folder = folder;
    this.program = program;
  }

  /** A child that will run this class's main method and write its files to the folder. */
  public static ChildJvm running(Class<?> program, Path folder) throws IOException {
    return running(program.getName(), folder);
  }

  /** A child that will run the main method of a class that it alone knows. */
  public static ChildJvm running(String program, Path folder) throws IOException {
    return new ChildJvm(folder, program)
        .option(security(folder))
        .classPath(testClasses())
        // Short runs on busy machines: the second compiler only gets in the way.
        .option("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m");
  }

  /** The option that has a JVM disable what those of {@link #running} do. */
  public static String security(Path folder) throws IOException {
    return security(folder, Path.of(javaHome()));
  }

  private static String security(Path folder, Path home) throws IOException {
    var properties = "jdk.tls.disabledAlgorithms=" + disabledAlgorithms(home) + CERTIFICATES;
    var file = folder.resolve("java.security");
    // at once: another child that starts just now reads it
    var written = Files.writeString(folder.resolve("security-" + UUID.randomUUID()), properties);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    return "-Djava.security.properties=" + file;
  }

  /**
   * What JDKs of late 2026 disable. So neither the patch level nor a vendor's default decides what
   * a ClientHello offers. The words are those of the children's build itself. Older ones know
   * neither wildcards nor usages, and take such an entry for the name of an algorithm.
   */
  public static String disabledAlgorithms() throws IOException {
    return disabledAlgorithms(Path.of(javaHome()));
  }

  /** Those of an installation. */
  public static String disabledAlgorithms(Path home) throws IOException {
    var folder = home.resolve(Files.exists(home.resolve("jre")) ? "jre/lib" : "conf");
    var words = Files.readString(folder.resolve("security").resolve("java.security"));
    var suites = words.contains(SUITE) ? SUITE : SUITES_BY_NAME;
    var usage = words.contains(USAGE) ? USAGE : "";
    var schemes = feature(home) == JAVA_EIGHT ? SCHEMES_BY_ALGORITHM : SCHEMES;
    return OF_EVERY_BUILD + ", " + suites + ", " + String.join(usage + ", ", schemes) + usage;
  }

  /** A child that will run the agent's own jar as a program. */
  public static ChildJvm runningAgentJar(Path folder, String... options) {
    return runningJar(folder, Path.of(agentJar()), options);
  }

  /** A child that will run a jar. */
  public static ChildJvm runningJar(Path folder, Path jar, String... options) {
    return new ChildJvm(folder, jar.toString()).option(options).option("-jar");
  }

  /** The children's release of Java: 17, 21, … */
  public static int feature() throws IOException {
    return feature(home());
  }

  /** The Java runtime of children that are not given another one. */
  public static Path home() {
    return Path.of(javaHome());
  }

  /** That of an installation. */
  public static int feature(Path home) throws IOException {
    if (home.toString().equals(System.getProperty("java.home"))) {
      return Runtime.version().feature();
    }
    if (Files.exists(home.resolve("jre")) || Files.exists(home.resolve("lib/rt.jar"))) {
      return JAVA_EIGHT;
    }
    var properties = new Properties();
    try (var release = Files.newInputStream(home.resolve("release"))) {
      properties.load(release);
    }
    return Runtime.Version.parse(properties.getProperty("JAVA_VERSION").replace("\"", ""))
        .feature();
  }

  /** Runs a tool of the children's JDK to its end; what it says is all in one. */
  public static Finished tool(String name, Path folder, String first, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(Path.of(javaHome(), "bin", name).toString(), first));
    command.addAll(Arrays.asList(arguments));
    var out = Files.createTempFile(folder, name, ".out").toFile();
    var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out).start();
    process.getOutputStream().close();
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("no end within " + TIMEOUT_SECONDS + " s: " + command);
    }
    return new Finished(process.exitValue(), Files.readString(out.toPath()), "");
  }

  /** A program that is given the JVM's command line, and runs it in its own way. */
  public ChildJvm through(String... command) {
    launcher.addAll(Arrays.asList(command));
    return this;
  }

  /** Another Java runtime than that of the build. */
  public ChildJvm javaHome(Path home) throws IOException {
    java = home;
    if (options.contains(security(folder))) {
      security(folder, home);
    }
    return this;
  }

  /** One more folder or jar on the class path. */
  public ChildJvm classPath(Path entry) {
    classPath.add(entry.toString());
    return this;
  }

  /** A JVM option. */
  public ChildJvm option(String... option) {
    options.addAll(Arrays.asList(option));
    return this;
  }

  /** A system property. */
  public ChildJvm property(String name, Object value) {
    return option("-D" + name + "=" + value);
  }

  /** An environment variable. */
  public ChildJvm environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** The agent, with the text behind {@code =} of {@code -javaagent}. */
  public ChildJvm agent(String argument) {
    return option("-javaagent:" + agentJar() + "=" + argument);
  }

  /** The agent without any argument. */
  public ChildJvm agent() {
    return option("-javaagent:" + agentJar());
  }

  /** Whom the child trusts, instead of the JDK's own list. */
  public ChildJvm trust(Path store) {
    return property("javax.net.ssl.trustStore", store)
        .property("javax.net.ssl.trustStorePassword", Identity.PASSWORD);
  }

  /** Names that resolve to the loopback address; no other name resolves. */
  public ChildJvm hosts(String... names) throws IOException {
    var file = folder.resolve("hosts");
    Files.writeString(file, "127.0.0.1 " + String.join(" ", names) + "\n");
    return option(HOSTS + file);
  }

  /** Runs the program to its end. */
  public Finished run(String... arguments) throws IOException, InterruptedException {
    var out = Files.createTempFile(folder, "child", ".out");
    var error = Files.createTempFile(folder, "child", ".err");
    var process = builder(error, arguments).redirectOutput(out.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("no end within " + TIMEOUT_SECONDS + " s: " + options);
    }
    return new Finished(process.exitValue(), Files.readString(out), Files.readString(error));
  }

  /** Starts the program, which answers each line of its standard input with one of output. */
  public Conversation start(String... arguments) throws IOException {
    var error = Files.createTempFile(folder, "child", ".err");
    // a program of the client matrix has a library, and knows its ways by the same names
    boolean lacksHttp = feature(java) == JAVA_EIGHT && !program.startsWith(MATRIX);
    return new Conversation(builder(error, arguments).start(), error, lacksHttp);
  }

  private ProcessBuilder builder(Path error, String... arguments) throws IOException {
    var command = new ArrayList<>(launcher);
    command.add(java.resolve("bin").resolve("java").toString());
    var entries = classPath.stream().map(this::programs).collect(Collectors.toList());
    if (feature(java) > JAVA_EIGHT) {
      command.addAll(OWN_WARNINGS_TO_STDERR);
    }
    if (feature(java) == JAVA_EIGHT && options.stream().anyMatch(one -> one.startsWith(HOSTS))) {
      command.add(EightHosts.compiled(java));
      command.add(EightHosts.PROPERTY);
    }
    if (!classPath.isEmpty()) {
      command.add("-cp");
      command.add(String.join(File.pathSeparator, entries));
    }
    command.addAll(options);
    command.add(program);
    command.addAll(Arrays.asList(arguments));
    var builder = new ProcessBuilder(command).redirectError(error.toFile());
    builder.environment().keySet().removeAll(FOREIGN);
    builder.environment().putAll(environment);
    return builder;
  }

  /** What is left of a child that ran to its end. */
  public record Finished(int exitCode, String out, String error) {}

  private static String agentJar() {
    var jar = System.getProperty("redial.agent.jar");
    if (jar == null) {
      throw new AssertionError("only integration tests have the packaged agent");
    }
    return jar;
  }

  private static String javaHome() {
    return System.getProperty("redial.child.java.home", System.getProperty("java.home"));
  }

  /** The folder of the programs. */
  public static Path testClasses() {
    return Path.of(ChildJvm.class.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  /** The folder of the programs as children that are not given another Java runtime have them. */
  public static Path programs() throws IOException {
    return feature() < SOURCE ? OlderPrograms.FOLDER : testClasses();
  }

  /** Leaves a test out where the children's release is older, for the reason. */
  public static void assumeJava(int release, String reason) throws IOException {
    assumeTrue(feature() >= release, reason);
  }

  /** What a child of that installation runs. */
  private String programs(String entry) {
    try {
      boolean isOlder = entry.equals(testClasses().toString()) && feature(java) < SOURCE;
      return isOlder ? OlderPrograms.FOLDER.toString() : entry;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
