package dev.redial.matrix;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.jar.JarFile;
import org.jboss.modules.DependencySpec;
import org.jboss.modules.JDKModuleFinder;
import org.jboss.modules.ModuleDependencySpecBuilder;
import org.jboss.modules.ModuleFinder;
import org.jboss.modules.ModuleLoader;
import org.jboss.modules.ModuleSpec;
import org.jboss.modules.ResourceLoaderSpec;
import org.jboss.modules.ResourceLoaders;

/** JBoss Modules with one web application as a module: so WildFly deploys them. */
public final class ModulesHost {
  private static final String MODULE = "deployment";

  private ModulesHost() {}

  /** The folder of the application, that of the server's own files, and the program's class. */
  public static void main(String[] arguments) throws Exception {
    ModuleSpec spec = module(new File(arguments[0], "WEB-INF"));
    ModuleFinder deployments =
        new ModuleFinder() {
          @Override
          public ModuleSpec findModule(String name, ModuleLoader loader) {
            return name.equals(MODULE) ? spec : null;
          }
        };
    ModuleLoader loader =
        new ModuleLoader(new ModuleFinder[] {deployments, JDKModuleFinder.getInstance()});
    ClassLoader application = loader.loadModule(MODULE).getClassLoader();
    Class<?> clients = application.loadClass(MatrixClients.class.getName());
    if (clients == MatrixClients.class) {
      throw new IllegalStateException("the application has no client of its own");
    }
    Thread.currentThread().setContextClassLoader(application);
    Method answer = clients.getMethod("answer", String.class, String.class);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(answer.invoke(null, arguments[2], line));
    }
  }

  private static ModuleSpec module(File folder) throws Exception {
    ModuleSpec.Builder module = ModuleSpec.build(MODULE);
    module.addResourceRoot(
        ResourceLoaderSpec.createResourceLoaderSpec(
            ResourceLoaders.createPathResourceLoader(new File(folder, "classes").toPath())));
    for (File library : new File(folder, "lib").listFiles()) {
      module.addResourceRoot(
          ResourceLoaderSpec.createResourceLoaderSpec(
              ResourceLoaders.createJarResourceLoader(new JarFile(library))));
    }
    module.addDependency(DependencySpec.OWN_DEPENDENCY);
    module.addDependency(new ModuleDependencySpecBuilder().setName("java.se").build());
    return module.create();
  }
}
