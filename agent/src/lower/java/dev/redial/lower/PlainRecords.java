package dev.redial.lower;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Build step: writes out what records leave to the JVM, in the class files for Java 17, and drops
 * the names of local variables.
 *
 * <p>The JVM makes equals, hashCode and toString of a record when one is first called. To link its
 * first loads some 80 classes, which an application would wait for in its first connection.
 */
public final class PlainRecords extends ClassVisitor {
  private final Set<RecordMethod> methods = new HashSet<>();
  private String type = "";

  private PlainRecords(ClassVisitor target) {
    super(Opcodes.ASM9, target);
  }

  /** Arguments: the jar to be written, and the one that it is made of. */
  public static void main(String[] arguments) throws IOException {
    var classes = Lowering.read(Path.of(arguments[1]), "");
    classes.replaceAll((name, content) -> VariableNames.dropped(written(content)));
    Lowering.write(Path.of(arguments[0]), classes);
  }

  /**
   * A class file that links no method of a record. The class file of any other class stays as it
   * is.
   */
  static byte[] written(byte[] classFile) {
    var reader = new ClassReader(classFile);
    if (!"java/lang/Record".equals(reader.getSuperName())) {
      return classFile;
    }
    // not from what the reader has: that would keep what the bootstrap method needs
    var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    reader.accept(new PlainRecords(writer), 0);
    return writer.toByteArray();
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] above) {
    type = name;
    super.visit(version, access, name, signature, parent, above);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] thrown) {
    var method = super.visitMethod(access, name, descriptor, signature, thrown);
    return new MethodVisitor(Opcodes.ASM9, method) {
      @Override
      public void visitInvokeDynamicInsn(
          String name, String descriptor, Handle bootstrap, Object... arguments) {
        if (bootstrap.getOwner().equals(RecordMethod.BOOTSTRAP)) {
          var known = RecordMethod.of(name, descriptor, arguments);
          methods.add(known);
          super.visitMethodInsn(
              Opcodes.INVOKESTATIC, type, known.generatedName(), descriptor, false);
        } else {
          super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
        }
      }
    };
  }

  @Override
  public void visitEnd() {
    for (var method : methods) {
      method.generate(cv, type);
    }
    super.visitEnd();
  }
}
