package dev.redial.lower;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Drops the names of local variables, which only debuggers read. Line numbers stay. */
final class VariableNames {
  private VariableNames() {}

  static byte[] dropped(byte[] classFile) {
    // not from what the reader has: that would keep the names
    var writer = new ClassWriter(0);
    new ClassReader(classFile).accept(new Unnamed(writer), 0);
    return writer.toByteArray();
  }

  private static final class Unnamed extends ClassVisitor {
    Unnamed(ClassVisitor target) {
      super(Opcodes.ASM9, target);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] thrown) {
      var method = super.visitMethod(access, name, descriptor, signature, thrown);
      return new MethodVisitor(Opcodes.ASM9, method) {
        @Override
        public void visitLocalVariable(
            String name, String descriptor, String signature, Label start, Label end, int index) {}
      };
    }
  }
}
