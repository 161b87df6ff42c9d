package dev.redial.clients;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import org.jspecify.annotations.Nullable;

/** The class files that the JVM runs now, after all agents that came before. */
final class ClassBytes implements ClassFileTransformer {
  private final TreeMap<String, Integer> digests = new TreeMap<>();

  private final List<String> wanted;

  private ClassBytes(List<String> wanted) {
    this.wanted = wanted;
  }

  /** Digests of the classes of these names, or of all that redial could weave, as one line. */
  static String digests(Instrumentation jvm, List<String> wanted) {
    var reader = new ClassBytes(wanted);
    jvm.addTransformer(reader, true);
    try {
      // all at once: each look by itself stops every thread of the JVM
      jvm.retransformClasses(
          Stream.of(jvm.getAllLoadedClasses())
              .filter(type -> reader.isOfInterest(type) && jvm.isModifiableClass(type))
              .toArray(Class<?>[]::new));
    } catch (UnmodifiableClassException e) {
      throw new IllegalStateException(e);
    } finally {
      jvm.removeTransformer(reader);
    }
    return reader.digests.toString();
  }

  private boolean isOfInterest(Class<?> type) {
    var name = type.getPackageName();
    if (!wanted.isEmpty()) {
      return wanted.contains(type.getName().replace('.', '/'));
    }
    return name.startsWith("sun.security.")
        || name.equals("sun.net.spi")
        || name.startsWith("java.nio.channels.")
        || name.startsWith("sun.net.www")
        || name.equals("sun.nio.ch")
        || name.startsWith("jdk.internal.net.http")
        || name.equals("java.net")
        || name.equals("javax.net.ssl");
  }

  /**
   * A JVM may write a class's constants in another order each time it is asked: JDK 25 does, 17
   * not.
   */
  private static byte[] inOrder(byte[] classFile) {
    if (Runtime.version().feature() == 17) {
      return classFile;
    }
    var writer = new ClassWriter(0);
    new ClassReader(classFile).accept(writer, 0);
    return writer.toByteArray();
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> loaded,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (loaded != null && name != null && isOfInterest(loaded)) {
      digests.put(name, Arrays.hashCode(inOrder(classFile)));
    }
    return null;
  }
}
