package dev.redial.matrix;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.jboss.modules.DependencySpec;
import org.jboss.modules.JDKModuleFinder;
import org.jboss.modules.ModuleDependencySpecBuilder;
import org.jboss.modules.ModuleFinder;
import org.jboss.modules.ModuleLoader;
import org.jboss.modules.ModuleSpec;
import org.jboss.modules.ResourceLoaderSpec;
import org.jboss.modules.ResourceLoaders;

/** Runs {@link MatrixClients} as a module of JBoss Modules, which WildFly is made of. */
public final class JBossModulesHost {
  private static final String MODULE = "clients";
  private static final List<String> NEEDED =
      List.of(
          "java.base",
          "java.logging",
          "java.naming",
          "java.net.http",
          "java.security.jgss",
          "jdk.net");

  private JBossModulesHost() {}

  /** The folder of the classes, and the class of the program. */
  public static void main(String[] arguments) throws Exception {
    var spec = module(Path.of(arguments[0]));
    ModuleFinder clients = (name, loader) -> name.equals(MODULE) ? spec : null;
    var loader = new ModuleLoader(new ModuleFinder[] {clients, JDKModuleFinder.getInstance()});
    Confined.run(loader.loadModule(MODULE).getClassLoader()::loadClass, arguments[1]);
  }

  private static ModuleSpec module(Path folder) throws Exception {
    var module = ModuleSpec.build(MODULE);
    module.addResourceRoot(
        ResourceLoaderSpec.createResourceLoaderSpec(
            ResourceLoaders.createPathResourceLoader(folder)));
    try (var libraries = Files.list(folder.resolve("lib"))) {
      for (var library : libraries.map(Path::toFile).toArray(File[]::new)) {
        module.addResourceRoot(
            ResourceLoaderSpec.createResourceLoaderSpec(
                ResourceLoaders.createJarResourceLoader(new JarFile(library))));
      }
    }
    // Its own classes see each other by a dependency too.
    module.addDependency(DependencySpec.OWN_DEPENDENCY);
    for (var needed : NEEDED) {
      module.addDependency(new ModuleDependencySpecBuilder().setName(needed).build());
    }
    return module.create();
  }
}
