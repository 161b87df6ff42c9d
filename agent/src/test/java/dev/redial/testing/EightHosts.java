package dev.redial.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Java 8 knows no property jdk.net.hosts.file, but lets a provider look names up. It is compiled by
 * that JDK itself: no later one has its interfaces.
 */
final class EightHosts {
  private static final String SERVICE = "sun.net.spi.nameservice.NameServiceDescriptor";

  /** The option that names the provider. */
  static final String PROPERTY = "-Dsun.net.spi.nameservice.provider.1=dns,file";

  private static final String SOURCE =
      """
      package dev.redial.hosts;
      import java.net.InetAddress;
      import java.net.UnknownHostException;
      import java.nio.file.Files;
      import java.nio.file.Paths;
      import java.security.AccessController;
      import java.security.PrivilegedActionException;
      import java.security.PrivilegedExceptionAction;
      import java.util.ArrayList;
      import java.util.Arrays;
      import java.util.List;
      import sun.net.spi.nameservice.NameService;
      import sun.net.spi.nameservice.NameServiceDescriptor;
      public final class HostsFile implements NameServiceDescriptor, NameService {
        public NameService createNameService() { return this; }
        public String getProviderName() { return "file"; }
        public String getType() { return "dns"; }
        public String getHostByAddr(byte[] address) throws UnknownHostException {
          for (String[] line : lines()) {
            if (Arrays.equals(InetAddress.getByName(line[0]).getAddress(), address)) {
              return line[1];
            }
          }
          throw new UnknownHostException();
        }
        public InetAddress[] lookupAllHostAddr(String host) throws UnknownHostException {
          List<InetAddress> found = new ArrayList<>();
          for (String[] line : lines()) {
            for (int i = 1; i < line.length; i++) {
              if (line[i].equals(host)) {
                byte[] address = InetAddress.getByName(line[0]).getAddress();
                found.add(InetAddress.getByAddress(host, address));
              }
            }
          }
          if (found.isEmpty()) {
            throw new UnknownHostException(host);
          }
          return found.toArray(new InetAddress[0]);
        }
        private static List<String[]> lines() throws UnknownHostException {
          List<String[]> lines = new ArrayList<>();
          try {
            for (String line : text()) {
              String[] words = line.split(" ");
              if (words.length > 1) {
                lines.add(words);
              }
            }
          } catch (PrivilegedActionException e) {
            throw new UnknownHostException(e.toString());
          }
          return lines;
        }
        private static List<String> text() throws PrivilegedActionException {
          // as the JDK's own look-up does: an application needs no permission for the file
          return AccessController.doPrivileged((PrivilegedExceptionAction<List<String>>) () ->
              Files.readAllLines(Paths.get(System.getProperty("jdk.net.hosts.file"))));
        }
      }
      """;

  /** Compiled once by each JVM of tests: others read the files of theirs meanwhile. */
  private static final Map<Path, String> COMPILED = new ConcurrentHashMap<>();

  private EightHosts() {}

  /** The option that gives the JVM its class as one of the JDK's own: no policy is asked for it. */
  static String compiled(Path home) {
    return COMPILED.computeIfAbsent(home, EightHosts::compile);
  }

  private static String compile(Path home) {
    try {
      var all = Files.createDirectories(ChildJvm.testClasses().resolveSibling("hosts-8"));
      var folder = Files.createTempDirectory(all, "jvm");
      var services = Files.createDirectories(folder.resolve("META-INF/services"));
      Files.writeString(services.resolve(SERVICE), "dev.redial.hosts.HostsFile\n");
      var source = Files.writeString(folder.resolve("HostsFile.java"), SOURCE);
      var javac = home.resolve("bin/javac").toString();
      var compiler =
          new ProcessBuilder(
                  javac,
                  "-nowarn",
                  "-XDignore.symbol.file",
                  "-d",
                  folder.toString(),
                  source.toString())
              .redirectErrorStream(true)
              .start();
      var said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (compiler.waitFor() != 0) {
        throw new AssertionError(said);
      }
      return "-Xbootclasspath/a:" + folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
