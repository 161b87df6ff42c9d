package dev.redial.instrumentation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Inserts calls into a class file. The shape of the class stays, so that it can also be done to a
 * class in use.
 *
 * <p>It uses ASM as Byte Buddy carries it and not Byte Buddy's advice, which would load some 460
 * classes more before the application's first request.
 */
final class WovenClass extends ClassVisitor {
  private final List<Insertion> insertions;
  private final List<Insertion> missing;
  private final Map<String, String> fields = new HashMap<>();
  private String name = "";

  private WovenClass(ClassVisitor target, List<Insertion> insertions) {
    super(Opcodes.ASM9, target);
    this.insertions = insertions;
    this.missing = new ArrayList<>(insertions);
  }

  /**
   * Answers the class file with the insertions.
   *
   * @throws WeavingException if the class lacks what an insertion needs
   */
  static byte[] weave(byte[] classFile, List<Insertion> insertions) {
    var reader = new ClassReader(classFile);
    var writer = new ClassWriter(reader, 0);
    var woven = new WovenClass(writer, insertions);
    reader.accept(woven, 0);
    if (!woven.missing.isEmpty()) {
      throw new WeavingException("there is no method " + woven.missing.get(0).method());
    }
    return writer.toByteArray();
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    this.name = name;
    super.visit(version, access, name, signature, superName, interfaces);
  }

  @Override
  public FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    fields.put(name, descriptor);
    return super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    var method = super.visitMethod(access, name, descriptor, signature, exceptions);
    if ((access & (Opcodes.ACC_BRIDGE | Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
      return method;
    }
    for (var insertion : insertions) {
      if (isMeant(insertion.method(), name, descriptor)) {
        missing.remove(insertion);
        method =
            new WovenMethod(
                method, insertion, new WovenMethod.Place(this.name, access, descriptor, fields));
      }
    }
    return method;
  }

  private static boolean isMeant(String wanted, String name, String descriptor) {
    return wanted.startsWith(name)
        && wanted.charAt(name.length()) == '('
        && wanted.equals(name + simple(descriptor));
  }

  /** {@code (Ljava/util/Set;I)V} as {@code (Set,int)}. */
  private static String simple(String descriptor) {
    var text = new StringBuilder("(");
    for (var type : Type.getArgumentTypes(descriptor)) {
      if (text.length() > 1) {
        text.append(',');
      }
      var full = type.getClassName();
      text.append(full, full.lastIndexOf('.') + 1, full.length());
    }
    return text.append(')').toString();
  }
}
