package dev.redial.doctor.target;

import dev.redial.rule.host.Address;
import dev.redial.rule.route.ProxyProtocol;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the calls: the JVM that makes them, with its properties and its trust store.
 *
 * @param progress is told what is being tried
 * @param isVisited whether the JVM is another than the command's
 */
public record CallingJvm(Consumer<String> progress, boolean isVisited) {
  private static final List<String> VARIABLES =
      List.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy");

  /** These would have the other JVM listen where this one does, or write into its files. */
  private static final List<String> LEFT =
      List.of(
          "-Dcom.sun.management.",
          "-XX:StartFlightRecording",
          "-XX:ArchiveClassesAtExit",
          "-XX:AOTCacheOutput");

  private static final List<String> KEPT = List.of("-D", "--add-", "-Xmx", "-XX:", "-Xint");

  /** Whom this JVM trusts. */
  public X509ExtendedTrustManager trust(@Nullable KeyStore store) throws IOException {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      for (var manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager extended) {
          return extended;
        }
      }
      throw new IOException("this JVM has no trust manager for X.509");
    } catch (GeneralSecurityException e) {
      throw new IOException("this JVM's trust store cannot be used: " + e.getMessage(), e);
    }
  }

  /** The proxy that this JVM's properties give the target, or null. */
  public @Nullable ProxyAddress configuredProxy(Target target) {
    var selector = ProxySelector.getDefault();
    if (selector == null) {
      return null;
    }
    var host = new Address(target.host(), Address.SAME_PORT).toString().replace('_', '-');
    var uri = URI.create(target.isHttp() ? target.scheme() + "://" + host : "socket://" + host);
    for (var proxy : selector.select(uri)) {
      if (proxy.address() instanceof InetSocketAddress at) {
        boolean isSocks = proxy.type() == Proxy.Type.SOCKS;
        return new ProxyAddress(
            "the system properties",
            isSocks ? ProxyProtocol.SOCKS5 : ProxyProtocol.HTTP,
            new Address(at.getHostString(), at.getPort()),
            null);
      }
    }
    return null;
  }

  /** The proxies that environment variables name: Java does not read those. */
  public List<ProxyAddress> proxiesOfEnvironment() {
    var all = new ArrayList<ProxyAddress>();
    for (var name : VARIABLES) {
      var value = System.getenv(name);
      if (value != null && !value.isBlank()) {
        try {
          var proxy = ProxyAddress.parse("the variable " + name, value.strip());
          if (all.stream().noneMatch(each -> each.place().equals(proxy.place()))) {
            all.add(proxy);
          }
        } catch (IOException e) {
          progress.accept(String.valueOf(e.getMessage()));
        }
      }
    }
    return all;
  }

  /** What a JVM is started with that shall behave like this one. */
  public Examination.Jvm jvm(Target target) {
    var arguments = new ArrayList<String>();
    for (var argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (KEPT.stream().anyMatch(argument::startsWith)
          && LEFT.stream().noneMatch(argument::startsWith)) {
        arguments.add(argument);
      }
    }
    var home = String.valueOf(System.getProperty("java.home"));
    var folder = System.getProperty("user.dir");
    return new Examination.Jvm(home, folder, arguments, words(home, arguments, target));
  }

  private String words(String home, List<String> arguments, Target target) {
    var proxy = configuredProxy(target);
    var words =
        (isVisited ? "process " + ProcessHandle.current().pid() : "this command's own")
            + ": Java "
            + System.getProperty("java.version")
            + " in "
            + home
            + ", trust store "
            + trustStore(home)
            + ", "
            + (proxy == null ? "no proxy" : "proxy " + proxy)
            + ".";
    boolean isBare = arguments.stream().noneMatch(each -> each.startsWith("-D"));
    return !isVisited && isBare
        ? words + " For the application's, add its -D options before -jar, or give --pid PID."
        : words;
  }

  /** As the JDK finds it. */
  private static String trustStore(String home) {
    var set = System.getProperty("javax.net.ssl.trustStore");
    var folder = Path.of(home, "lib", "security");
    var own = folder.resolve("jssecacerts");
    return set == null ? (Files.exists(own) ? own : folder.resolve("cacerts")).toString() : set;
  }
}
