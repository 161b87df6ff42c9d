package dev.redial.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Inserts calls into a class file. The shape of the class stays, so that it can also be done to a
 * class in use.
 *
 * <p>It uses ASM as Byte Buddy carries it and not Byte Buddy's advice, which would load some 460
 * classes more before the application's first request.
 */
public final class WovenClass extends ClassVisitor {
  private final List<Insertion> insertions;
  private final List<Insertion> missing;
  private final Map<String, String> fields = new HashMap<>();
  private String name = "";
  private boolean lacksFrames;

  private WovenClass(ClassVisitor target, List<Insertion> insertions) {
    super(Opcodes.ASM9, target);
    this.insertions = insertions;
    this.missing = new ArrayList<>(insertions);
  }

  /** Answers the class file with the insertions that the class has a place for. */
  public static WeavingResult weave(byte[] classFile, List<Insertion> insertions) {
    var lost = new LinkedHashMap<Insertion, String>();
    var left = new ArrayList<>(insertions);
    while (true) {
      try {
        var reader = new ClassReader(classFile);
        var writer = new ClassWriter(reader, 0);
        var woven = new WovenClass(writer, left);
        reader.accept(woven, 0);
        for (var missing : woven.missing) {
          lost.put(missing, "there is no " + missing.where());
        }
        return new WeavingResult(writer.toByteArray(), insertions, lost);
      } catch (WeavingException e) {
        // once more, without that one
        left.remove(e.insertion());
        lost.put(e.insertion(), String.valueOf(e.getMessage()));
      }
    }
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
    this.lacksFrames = (version & 0xffff) < Opcodes.V1_6;
    super.visit(version, access, name, signature, superName, interfaces);
  }

  /** Classes up to Java 5 are verified without them, and must not have any. */
  private static MethodVisitor withoutFrames(MethodVisitor method) {
    return new MethodVisitor(Opcodes.ASM9, method) {
      @Override
      public void visitFrame(
          int type,
          int numLocal,
          Object @Nullable [] local,
          int numStack,
          Object @Nullable [] stack) {}
    };
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
    if (lacksFrames) {
      method = withoutFrames(method);
    }
    for (var insertion : insertions) {
      if (MethodName.matches(insertion.method(), name, descriptor)) {
        var site = new InsertionSite(this.name, access, descriptor, fields);
        method = new WovenMethod(method, insertion, site, missing);
      }
    }
    return method;
  }
}
