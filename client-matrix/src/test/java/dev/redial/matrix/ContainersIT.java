package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.jboss.modules.ModuleLoader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients whose class loaders see only what they ask for: nothing of redial has to be among it. */
@Tag("slow")
class ContainersIT {
  private static final List<String> HTTP_1 = List.of("http-1");
  private static final List<String> HTTP_1_AND_2 = List.of("http-1", "http-2");
  private static final Set<String> TRIED = Set.of("okhttp-5.5.1", "apache5-5.6.5");

  private static final String MANIFEST =
      """
      Manifest-Version: 1.0
      Bundle-ManifestVersion: 2
      Bundle-SymbolicName: clients
      Import-Package: javax.net,javax.net.ssl,javax.security.auth.x500,javax.naming,
       javax.naming.directory,javax.naming.ldap,jdk.net,org.ietf.jgss
      Bundle-ClassPath: .""";

  static Stream<Arguments> clients() {
    return Release.ALL.stream()
        .filter(release -> TRIED.contains(release.toString()))
        .flatMap(
            release ->
                Stream.of(FelixHost.class, JBossModulesHost.class)
                    .map(host -> Arguments.of(host, release)));
  }

  @ParameterizedTest
  @MethodSource("clients")
  void virtualHost_inAContainer_refusedBefore_isAnsweredAfter(
      Class<?> host, Release release, @TempDir Path folder) throws Exception {
    try (var lab = new Lab(folder, "virtual.test", "free.test");
        var origin = lab.origin("tenant.test");
        var other = lab.origin("free.test")) {
      var program = program(folder.resolve("program"), release);
      var rules = lab.rules("match: {host: virtual.test}, virtual-host: tenant.test");
      var url = "https://virtual.test:" + origin.port() + "/";
      var before = start(lab, lab.child(host), program, release);
      assertThat(before.ask("http-1", url)).startsWith("refused ");

      var after = start(lab, lab.child(host).agent(rules.toString()), program, release);
      for (var way : release.program().equals("OkHttp") ? HTTP_1_AND_2 : HTTP_1) {
        lab.forget();
        assertThat(after.ask(way, url)).isEqualTo("answered 200 GET");
        assertThat(origin.arrival().hello().serverName()).isEqualTo("tenant.test");
        assertThat(authorities(origin)).isEqualTo("[tenant.test]");
        var free = "https://free.test:" + other.port() + "/";
        assertThat(after.ask(way, free)).isEqualTo("answered 200 GET");
        assertThat(authorities(other)).isEqualTo("[free.test:" + other.port() + "]");
      }
      assertThat(after.errorOutput()).doesNotContain("did not take", "failed", "NoClassDef");
    }
  }

  private static String authorities(Origin origin) {
    return origin.arrival().requests().get(0).authorities().toString();
  }

  private static Conversation start(Lab lab, ChildJvm child, Path program, Release release)
      throws IOException, URISyntaxException {
    child.classPath(locationOf(ContainersIT.class));
    child.classPath(locationOf(FrameworkFactory.class)).classPath(locationOf(ModuleLoader.class));
    return lab.start(child, program.toString(), release.mainClass());
  }

  /** A folder that is a bundle, and the content of a module: programs, libraries, a manifest. */
  private static Path program(Path folder, Release release) throws Exception {
    Files.createDirectories(folder.resolve("META-INF"));
    Files.createDirectories(folder.resolve("lib"));
    copyClasses(locationOf(ContainersIT.class), folder);
    copyClasses(locationOf(Clients.class), folder);
    Compilation.of(release, folder);
    for (var library : release.classPath()) {
      Files.copy(library, folder.resolve("lib").resolve(library.getFileName()));
    }
    var libraries =
        release.classPath().stream()
            .map(library -> ",\n lib/" + library.getFileName())
            .collect(Collectors.joining());
    Files.writeString(folder.resolve("META-INF/MANIFEST.MF"), MANIFEST + libraries + "\n");
    return folder;
  }

  /** From a folder or from a jar. */
  static void copyClasses(Path from, Path to) throws IOException {
    if (Files.isDirectory(from)) {
      copyTree(from, to);
      return;
    }
    try (var jar = FileSystems.newFileSystem(from)) {
      copyTree(jar.getPath("/"), to);
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
        var copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private static Path locationOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
