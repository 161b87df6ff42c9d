package dev.redial.instrumentation;

import dev.redial.operate.Decisions;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the listed types when the JVM loads them, and those that are loaded already.
 *
 * <p>A class that is not on the list costs one look-up by name; the bridge, the hooks and ASM are
 * loaded with the first one that is. Safe for use by many threads.
 */
public final class Weaver implements ClassFileTransformer {
  private final Instrumentation jvm;
  private final Decisions decisions;
  private final Map<String, List<Insertion>> insertions = new HashMap<>();
  private boolean bridged;

  private Weaver(Instrumentation jvm, Decisions decisions) {
    this.jvm = jvm;
    this.decisions = decisions;
  }

  /** Begins to weave. */
  public static void install(Instrumentation jvm, Decisions decisions) {
    var weaver = new Weaver(jvm, decisions);
    // Asked once before the JVM does: loading the list must not ask for itself.
    Instrumentations.of("");
    jvm.addTransformer(weaver, true);
    var loaded = new ArrayList<Class<?>>();
    for (Class<?> type : jvm.getAllLoadedClasses()) {
      if (Instrumentations.of(type.getName()) != null) {
        loaded.add(type);
      }
    }
    for (var type : loaded) {
      try {
        jvm.retransformClasses(type);
      } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
        decisions.didNotTake(type.getName(), "the JVM refuses to change it: " + e);
      }
    }
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String internalName,
      @Nullable Class<?> loaded,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (internalName == null || loader == Weaver.class.getClassLoader()) {
      return null;
    }
    var type = internalName.replace('/', '.');
    var instrumentation = Instrumentations.of(type);
    return instrumentation == null ? null : weave(type, instrumentation, classFile);
  }

  private byte @Nullable [] weave(
      String type, Class<? extends TypeInstrumentation> instrumentation, byte[] classFile) {
    try {
      return WovenClass.weave(classFile, insertionsOf(type, instrumentation));
    } catch (Throwable t) {
      // The JVM would swallow it, and the class would go unwoven without a word.
      decisions.didNotTake(type, t + "; this is JDK " + Runtime.version() + ", known are 17 to 25");
      return null;
    }
  }

  private synchronized List<Insertion> insertionsOf(
      String type, Class<? extends TypeInstrumentation> instrumentation)
      throws IOException, ReflectiveOperationException {
    if (!bridged) {
      Bridge.define(jvm);
      bridged = true;
    }
    var known = insertions.get(type);
    if (known == null) {
      known = instrumentation.getDeclaredConstructor().newInstance().insertions(decisions);
      insertions.put(type, known);
    }
    return known;
  }
}
