package dev.redial.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Turns primitive values into objects for a hook, and its answers back. */
final class Primitives {
  private Primitives() {}

  /** Boxes what lies on the stack, if it is a primitive that a hook can be given. */
  static void box(MethodVisitor code, Insertion insertion, Type type) {
    if (type.getSort() < Type.ARRAY) {
      var box = boxOf(insertion, type);
      var descriptor = "(" + type.getDescriptor() + ")L" + box + ";";
      code.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", descriptor, false);
    }
  }

  /** Makes a value of that type of the object on the stack. */
  static void unbox(MethodVisitor code, Insertion insertion, Type type) {
    if (type.getSort() >= Type.ARRAY) {
      code.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
      return;
    }
    var box = boxOf(insertion, type);
    code.visitTypeInsn(Opcodes.CHECKCAST, box);
    var method = type.getClassName() + "Value";
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, box, method, "()" + type.getDescriptor(), false);
  }

  private static String boxOf(Insertion insertion, Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN -> "java/lang/Boolean";
      case Type.INT -> "java/lang/Integer";
      case Type.LONG -> "java/lang/Long";
      default ->
          throw new WeavingException(
              "a hook cannot be given a value of type " + type.getClassName(), insertion);
    };
  }
}
