package dev.redial.matrix;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Maven's local repository, and by its settings the remote ones: mirrors, proxies, credentials.
 *
 * @param folder of the local repository
 */
record MavenRepository(Path folder, Path userSettings, Path globalSettings, boolean isOffline) {
  private static final Set<String> SCOPES = Set.of("compile", "runtime");

  /** That of the build. */
  static MavenRepository ofBuild() {
    return new MavenRepository(
        Path.of(System.getProperty("maven.repository")),
        Path.of(System.getProperty("maven.settings.user")),
        Path.of(System.getProperty("maven.settings.global")),
        "offline=true".equals(System.getProperty("maven.mode")));
  }

  /** Where a jar is once it has been downloaded. */
  Path place(String jar) {
    var artifact = artifact(jar);
    var classifier = artifact.getClassifier();
    return folder
        .resolve(artifact.getGroupId().replace('.', '/'))
        .resolve(artifact.getArtifactId())
        .resolve(artifact.getVersion())
        .resolve(
            artifact.getArtifactId()
                + "-"
                + artifact.getVersion()
                + (classifier.isEmpty() ? "" : "-" + classifier)
                + ".jar");
  }

  /** Downloads what is missing. */
  Map<String, Path> have(List<String> jars) {
    try (var context = context()) {
      var requests =
          jars.stream()
              .map(jar -> new ArtifactRequest(artifact(jar), context.remoteRepositories(), null))
              .toList();
      var files = new TreeMap<String, Path>();
      for (var result :
          context
              .repositorySystem()
              .resolveArtifacts(context.repositorySystemSession(), requests)) {
        files.put(coordinate(result.getArtifact()), result.getArtifact().getFile().toPath());
      }
      return files;
    } catch (ArtifactResolutionException e) {
      throw new IllegalStateException(
          e.getMessage() + ". Without network, have Maven download them first: leave -o out.", e);
    }
  }

  /** The coordinates of a row's jars: what is wanted, and what that needs at run time. */
  Map<String, List<String>> closures(Map<String, ReleaseFile.Wanted> rows) {
    var all = new TreeMap<String, List<String>>();
    try (var context = context()) {
      for (var row : rows.entrySet()) {
        all.put(row.getKey(), closure(context, row.getValue()));
      }
      return all;
    } catch (DependencyCollectionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> closure(Context context, ReleaseFile.Wanted wanted)
      throws DependencyCollectionException {
    var exclusions = wanted.without().stream().map(MavenRepository::exclusion).toList();
    var request = new CollectRequest().setRepositories(context.remoteRepositories());
    for (var one : wanted.of()) {
      request.addDependency(new Dependency(artifact(one), "runtime", false, exclusions));
    }
    for (var one : wanted.pinned()) {
      request.addManagedDependency(new Dependency(artifact(one), "runtime"));
    }
    var root =
        context
            .repositorySystem()
            .collectDependencies(context.repositorySystemSession(), request)
            .getRoot();
    var jars = new TreeMap<String, DependencyNode>();
    var open = new ArrayDeque<>(root.getChildren());
    while (!open.isEmpty()) {
      var node = open.poll();
      var dependency = node.getDependency();
      boolean isNeeded = SCOPES.contains(dependency.getScope()) && !dependency.isOptional();
      if (isNeeded && jars.put(coordinate(node.getArtifact()), node) == null) {
        open.addAll(node.getChildren());
      }
    }
    return jars.entrySet().stream()
        .filter(jar -> jar.getValue().getArtifact().getExtension().equals("jar"))
        .map(Map.Entry::getKey)
        .collect(Collectors.toList());
  }

  private Context context() {
    var overrides =
        ContextOverrides.create()
            .withUserSettings(true)
            .withUserSettingsXmlOverride(userSettings)
            .withGlobalSettingsXmlOverride(globalSettings)
            .withLocalRepositoryOverride(folder)
            .offline(isOffline)
            .build();
    return Runtimes.INSTANCE.getRuntime().create(overrides);
  }

  private static Exclusion exclusion(String text) {
    var parts = text.split(":", -1);
    return new Exclusion(parts[0], parts[1], "*", "*");
  }

  /** From group, name, classifier where there is one, and version. */
  private static Artifact artifact(String coordinate) {
    var parts = coordinate.split(":", -1);
    int last = parts.length - 1;
    return new DefaultArtifact(parts[0], parts[1], last > 2 ? parts[2] : "", "jar", parts[last]);
  }

  private static String coordinate(Artifact artifact) {
    var classifier = artifact.getClassifier();
    return artifact.getGroupId()
        + ":"
        + artifact.getArtifactId()
        + (classifier.isEmpty() ? "" : ":" + classifier)
        + ":"
        + artifact.getVersion();
  }
}
