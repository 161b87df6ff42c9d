package dev.redial.catalog;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the application from being launched.
 *
 * <p>A JVM that is told to exit waits for what its agents are just doing, some builds a whole
 * minute. An agent that exits while it starts waits for itself. So the exit is woven into what the
 * {@code java} command does next, which is to look for the application's main.
 */
public final class Launch implements ClassFileTransformer {
  private static final String LAUNCHER = "sun.launcher.LauncherHelper";
  private static final String NEXT = "checkAndLoadMain";

  /** What the command sets, and a program that makes a JVM for itself does not. */
  private static final String MARK = "sun.java.command";

  private boolean isBarred;

  private Launch() {}

  /** Ends the JVM with status 1, at once or when the agents have started; main is never run. */
  public static void refuse(Instrumentation jvm) {
    if (System.getProperty(MARK) == null || !new Launch().isBarred(jvm)) {
      System.exit(1);
    }
  }

  private boolean isBarred(Instrumentation jvm) {
    try {
      jvm.addTransformer(this, true);
      jvm.retransformClasses(Class.forName(LAUNCHER, false, null));
      return isBarred;
    } catch (Throwable t) {
      // then it has to take its time
      return false;
    }
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String internalName,
      @Nullable Class<?> loaded,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (loader != null || !LAUNCHER.replace('.', '/').equals(internalName)) {
      return null;
    }
    var reader = new ClassReader(classFile);
    var writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new Exiting(writer), 0);
    return writer.toByteArray();
  }

  private final class Exiting extends ClassVisitor {
    Exiting(ClassVisitor target) {
      super(Opcodes.ASM9, target);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      var method = super.visitMethod(access, name, descriptor, signature, exceptions);
      return name.equals(NEXT) ? exiting(method) : method;
    }
  }

  private MethodVisitor exiting(MethodVisitor method) {
    isBarred = true;
    return new MethodVisitor(Opcodes.ASM9, method) {
      @Override
      public void visitCode() {
        super.visitCode();
        visitInsn(Opcodes.ICONST_1);
        visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/System", "exit", "(I)V", false);
      }
    };
  }
}
