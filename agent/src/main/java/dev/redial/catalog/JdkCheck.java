package dev.redial.catalog;

import dev.redial.client.NameCheckInstrumentation;
import dev.redial.decision.ActiveRules;
import dev.redial.decision.Decisions;
import dev.redial.report.Log;
import dev.redial.report.MissingCapabilities;
import dev.redial.rule.Capability;
import dev.redial.rule.host.Address;
import dev.redial.rule.route.KerberosLogin;
import dev.redial.weave.Insertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the listed types of a JDK in memory, as an agent would when that JDK loads them, and says
 * which capabilities are missing there.
 *
 * <p>The class files may be those of the running JVM ({@link #ofThisJvm}) or of any other
 * installation. What the hooks find by reflection is always looked for in the running JVM. Nothing
 * is changed, no class is initialised, and nothing is loaded but hooks.
 */
public final class JdkCheck {
  private static final String NO_CLASS = "there is no such class";
  private static final String HTTP_CLIENT = "java.net.http.HttpClient";
  private static final String OLD_SOCKETS = "java.net.AbstractPlainSocketImpl";

  private final ClassFiles files;
  private final TypeWeaver weaver;
  private final Decisions decisions;

  private JdkCheck(ClassFiles files, String release) {
    this.files = files;
    // in a sandbox all is woven that ever is
    var log = Log.toStderr(Log.Level.OFF);
    this.decisions = new Decisions(ActiveRules.none(), log, new Address("localhost", 1));
    this.weaver = new TypeWeaver(decisions.reports().weaving(), release);
  }

  /** Where class files come from. */
  @FunctionalInterface
  public interface ClassFiles {
    /**
     * The class file of a type, or null if that JDK has no such type.
     *
     * @param type as {@link Class#getName} has it
     * @throws IOException if it cannot be read
     */
    byte @Nullable [] read(String type) throws IOException;
  }

  /**
   * What a JDK lacks; nothing if every hook takes there.
   *
   * @param files the class files of that JDK
   * @param release what messages call it, as {@code JDK 17.0.12}
   * @throws IOException if one of them cannot be read
   */
  public static MissingCapabilities of(ClassFiles files, String release) throws IOException {
    try {
      Bridge.defineIfMissing();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
    var check = new JdkCheck(files, release);
    var types = new TreeSet<String>();
    for (var capability : Capability.values()) {
      types.addAll(capability.types());
    }
    for (var type : types) {
      check.weave(type);
    }
    for (var type : KerberosLogin.TYPES) {
      if (files.read(type) == null) {
        check.decisions.lacks().add(Capability.KERBEROS, type, NO_CLASS + " in " + release);
      }
    }
    return check.decisions.lacks();
  }

  /** What the running JVM lacks. */
  public static MissingCapabilities ofThisJvm() {
    try {
      return of(JdkCheck::readHere, "JDK " + Runtime.version());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte @Nullable [] readHere(String type) throws IOException {
    var file = type.replace('.', '/') + ".class";
    try (var in = ClassLoader.getPlatformClassLoader().getResourceAsStream(file)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private void weave(String type) throws IOException {
    var instrumentation = Catalogue.ofJdk(type);
    var classFile = files.read(type);
    if (instrumentation == null) {
      throw new IllegalStateException(type + " is not listed");
    }
    if (classFile == null) {
      absent(type);
      return;
    }
    try {
      var list = Catalogue.instance(instrumentation).insertions(decisions);
      weaver.ofJdk(type, new Insertions(list, Capability.LIBRARY), classFile);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      weaver.failed(null, type, e);
    }
  }

  /** A JDK without a client needs nothing for it. */
  private void absent(String type) throws IOException {
    boolean isLeftOut =
        type.equals(OLD_SOCKETS)
            || type.equals(NameCheckInstrumentation.START_TLS)
            || (type.startsWith("jdk.internal.net.http.") && files.read(HTTP_CLIENT) == null);
    if (!isLeftOut) {
      weaver.failed(null, type, NO_CLASS);
    }
  }
}
