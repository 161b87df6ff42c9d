package dev.redial.lower;

import java.util.List;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * What a text is put together from, where a class has the JVM link that.
 *
 * @param number different for each of a class
 * @param recipe the text, with the two marks of the JDK for arguments and for constants
 */
record Concatenation(int number, String descriptor, String recipe, List<Object> constants) {
  /** The JDK's method that links it. */
  static final String NAME = "makeConcatWithConstants";

  private static final char ARGUMENT = 1;
  private static final char CONSTANT = 2;
  private static final String BUILDER = "java/lang/StringBuilder";

  static Concatenation of(int number, String descriptor, Object... arguments) {
    var constants = List.of(arguments).subList(1, arguments.length);
    return new Concatenation(number, descriptor, (String) arguments[0], constants);
  }

  String generatedName() {
    return "concatenation$" + number;
  }

  /** Writes a static method that does it; one of an interface that is visible must be public. */
  void generate(ClassVisitor target, boolean isInterface) {
    int access = isInterface ? Opcodes.ACC_PUBLIC : Opcodes.ACC_PRIVATE;
    var code =
        target.visitMethod(
            access | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
            generatedName(),
            descriptor,
            null,
            null);
    code.visitCode();
    begin(code);
    write(code);
    end(code);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void write(MethodVisitor code) {
    var types = Type.getArgumentTypes(descriptor);
    int argument = 0;
    int local = 0;
    int constant = 0;
    var plain = new StringBuilder();
    for (int i = 0; i < recipe.length(); i++) {
      char c = recipe.charAt(i);
      if (c == CONSTANT) {
        plain.append(constants.get(constant++));
      } else if (c == ARGUMENT) {
        append(code, plain.toString());
        plain.setLength(0);
        var type = types[argument++];
        code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
        local += type.getSize();
        append(code, type);
      } else {
        plain.append(c);
      }
    }
    append(code, plain.toString());
  }

  /** Begins a text on the stack. */
  static void begin(MethodVisitor code) {
    code.visitTypeInsn(Opcodes.NEW, BUILDER);
    code.visitInsn(Opcodes.DUP);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
  }

  static void append(MethodVisitor code, String text) {
    if (!text.isEmpty()) {
      code.visitLdcInsn(text);
      append(code, Type.getType(String.class));
    }
  }

  /** Appends what is on the stack. */
  static void append(MethodVisitor code, Type type) {
    var descriptor = "(" + appended(type) + ")L" + BUILDER + ";";
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "append", descriptor, false);
  }

  /** Of a builder's overloads: small numbers have none, and an array of characters is an object. */
  private static String appended(Type type) {
    return switch (type.getSort()) {
      case Type.BYTE, Type.SHORT -> "I";
      case Type.OBJECT, Type.ARRAY -> "Ljava/lang/Object;";
      default -> type.getDescriptor();
    };
  }

  /** Answers with the text. */
  static void end(MethodVisitor code) {
    var answer = "()Ljava/lang/String;";
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", answer, false);
    code.visitInsn(Opcodes.ARETURN);
  }
}
