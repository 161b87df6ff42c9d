package dev.redial.lower;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * What a record does not write out: equals, hashCode or toString.
 *
 * @param components the fields, in order
 */
record RecordMethod(String name, String descriptor, List<Handle> components) {
  /** The JDK's class with the method that links them. */
  static final String BOOTSTRAP = "java/lang/runtime/ObjectMethods";

  private static final String OBJECTS = "java/util/Objects";

  /** Of the arguments of the JDK's bootstrap method: the class, the names, the fields. */
  static RecordMethod of(String name, String descriptor, Object... arguments) {
    var components = new ArrayList<Handle>();
    for (int i = 2; i < arguments.length; i++) {
      components.add((Handle) arguments[i]);
    }
    return new RecordMethod(name, descriptor, List.copyOf(components));
  }

  String generatedName() {
    return "record$" + name;
  }

  /** Writes a static method that does it. */
  void generate(ClassVisitor target, String type) {
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    var code = target.visitMethod(access, generatedName(), descriptor, null, null);
    code.visitCode();
    switch (name) {
      case "equals" -> equality(code, type);
      case "hashCode" -> hash(code);
      case "toString" -> text(code, type);
      default -> throw new IllegalStateException(type + " has the record's method " + name);
    }
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static void load(MethodVisitor code, Handle field) {
    code.visitFieldInsn(Opcodes.GETFIELD, field.getOwner(), field.getName(), field.getDesc());
  }

  private void equality(MethodVisitor code, String type) {
    var differs = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitTypeInsn(Opcodes.INSTANCEOF, type);
    code.visitJumpInsn(Opcodes.IFEQ, differs);
    for (var field : components) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      load(code, field);
      code.visitVarInsn(Opcodes.ALOAD, 1);
      code.visitTypeInsn(Opcodes.CHECKCAST, type);
      load(code, field);
      compare(code, field.getDesc(), differs);
    }
    code.visitInsn(Opcodes.ICONST_1);
    code.visitInsn(Opcodes.IRETURN);
    code.visitLabel(differs);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitInsn(Opcodes.IRETURN);
  }

  private static void compare(MethodVisitor code, String descriptor, Label differs) {
    switch (Type.getType(descriptor).getSort()) {
      case Type.OBJECT, Type.ARRAY -> {
        var objects = "(Ljava/lang/Object;Ljava/lang/Object;)Z";
        code.visitMethodInsn(Opcodes.INVOKESTATIC, OBJECTS, "equals", objects, false);
        code.visitJumpInsn(Opcodes.IFEQ, differs);
      }
      case Type.LONG -> {
        code.visitInsn(Opcodes.LCMP);
        code.visitJumpInsn(Opcodes.IFNE, differs);
      }
      case Type.FLOAT, Type.DOUBLE -> {
        var two = "(" + descriptor + descriptor + ")I";
        code.visitMethodInsn(Opcodes.INVOKESTATIC, boxed(descriptor), "compare", two, false);
        code.visitJumpInsn(Opcodes.IFNE, differs);
      }
      default -> code.visitJumpInsn(Opcodes.IF_ICMPNE, differs);
    }
  }

  private void hash(MethodVisitor code) {
    code.visitInsn(Opcodes.ICONST_0);
    for (var field : components) {
      code.visitIntInsn(Opcodes.BIPUSH, 31);
      code.visitInsn(Opcodes.IMUL);
      code.visitVarInsn(Opcodes.ALOAD, 0);
      load(code, field);
      boolean isPrimitive = field.getDesc().length() == 1;
      var of = isPrimitive ? field.getDesc() : "Ljava/lang/Object;";
      var owner = isPrimitive ? boxed(field.getDesc()) : OBJECTS;
      code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, "hashCode", "(" + of + ")I", false);
      code.visitInsn(Opcodes.IADD);
    }
    code.visitInsn(Opcodes.IRETURN);
  }

  private void text(MethodVisitor code, String type) {
    Concatenation.begin(code);
    var before = type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('$')) + 1) + '[';
    for (var field : components) {
      Concatenation.append(code, before + field.getName() + '=');
      code.visitVarInsn(Opcodes.ALOAD, 0);
      load(code, field);
      Concatenation.append(code, Type.getType(field.getDesc()));
      before = ", ";
    }
    Concatenation.append(code, components.isEmpty() ? before + ']' : "]");
    Concatenation.end(code);
  }

  /** The class that belongs to a primitive type. */
  static String boxed(String descriptor) {
    return "java/lang/"
        + switch (descriptor) {
          case "Z" -> "Boolean";
          case "B" -> "Byte";
          case "C" -> "Character";
          case "S" -> "Short";
          case "I" -> "Integer";
          case "J" -> "Long";
          case "F" -> "Float";
          case "D" -> "Double";
          default -> throw new IllegalArgumentException(descriptor);
        };
  }
}
