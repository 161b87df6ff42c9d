package dev.redial.testing;

import dev.redial.weave.DropInsertion;
import dev.redial.weave.Insertions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** The packaged agent, which leaves one insertion out: that which {@link DropInsertion} names. */
public final class DroppingAgent {
  private DroppingAgent() {}

  /** Writes the jar. */
  public static Path write(Path file) throws IOException {
    return AgentCopy.write(file, DroppingAgent::makeDropping);
  }

  private static void makeDropping(Map<String, byte[]> classFiles) throws IOException {
    var dropping = DropInsertion.class.getName().replace('.', '/');
    try (var in = DropInsertion.class.getResourceAsStream("DropInsertion.class")) {
      classFiles.put(dropping, in.readAllBytes());
    }
    classFiles.computeIfPresent(
        "dev/redial/catalog/TypeWeaver", (name, file) -> asking(file, dropping));
  }

  /** As if {@code ofJdk} began with {@code insertions = DropInsertion.from(type, insertions);}. */
  private static byte[] asking(byte[] weaver, String dropping) {
    var writer = new ClassWriter(0);
    new ClassReader(weaver)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String generic, String[] exceptions) {
                var method = super.visitMethod(access, name, type, generic, exceptions);
                if (name.equals("ofJdk")) {
                  var insertions = Type.getDescriptor(Insertions.class);
                  method.visitVarInsn(Opcodes.ALOAD, 1);
                  method.visitVarInsn(Opcodes.ALOAD, 2);
                  method.visitMethodInsn(
                      Opcodes.INVOKESTATIC,
                      dropping,
                      "from",
                      "(Ljava/lang/String;" + insertions + ")" + insertions,
                      false);
                  method.visitVarInsn(Opcodes.ASTORE, 2);
                }
                return method;
              }
            },
            0);
    return writer.toByteArray();
  }
}
