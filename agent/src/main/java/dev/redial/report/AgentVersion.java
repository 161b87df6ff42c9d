package dev.redial.report;

import java.io.IOException;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The version of this jar, which the build writes into its manifest. */
public final class AgentVersion {
  private static final String UNKNOWN = "of unknown version";

  private AgentVersion() {}

  /** The version; classes outside of the jar have none. */
  public static String get() {
    var loader = AgentVersion.class.getClassLoader();
    try (var in = loader == null ? null : loader.getResourceAsStream("META-INF/MANIFEST.MF")) {
      var main = in == null ? new Attributes() : new Manifest(in).getMainAttributes();
      var version = main.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
      boolean own = "redial".equals(main.getValue(Attributes.Name.IMPLEMENTATION_TITLE));
      return own && version != null ? version : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}
