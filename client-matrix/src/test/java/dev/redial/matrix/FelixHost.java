package dev.redial.matrix;

import java.io.File;
import java.nio.file.Files;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;

/** Runs {@link MatrixClients} as a bundle inside an OSGi framework. */
public final class FelixHost {
  private FelixHost() {}

  /** The folder of the bundle, and the class of the program. */
  public static void main(String[] arguments) throws Exception {
    var cache = Files.createTempDirectory(new File(arguments[0]).getParentFile().toPath(), "felix");
    var framework =
        new FrameworkFactory().newFramework(Map.of("org.osgi.framework.storage", cache.toString()));
    framework.start();
    var bundle = framework.getBundleContext().installBundle("reference:file:" + arguments[0]);
    bundle.start();
    Confined.run(bundle::loadClass, arguments[1]);
  }
}
