package dev.redial.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** The code that pushes what a hook gets. */
final class Operands {
  private static final int MOST = 4;

  private final MethodVisitor code;
  private final Insertion insertion;
  private final InsertionSite site;

  Operands(MethodVisitor code, Insertion insertion, InsertionSite site) {
    this.code = code;
    this.insertion = insertion;
    this.site = site;
  }

  /** Whether they leave the hook no parameter for anything else. */
  boolean areFull() {
    return insertion.operands().size() == MOST;
  }

  /** Those from an index on, and null for each that is missing. */
  void pushFrom(int first) {
    push(first, MOST);
  }

  /** All of them, where others lie on the stack already. */
  void pushAfter(int others) {
    push(0, MOST - others);
  }

  private void push(int first, int end) {
    for (int i = first; i < end; i++) {
      if (i < insertion.operands().size()) {
        push(insertion.operands().get(i));
      } else {
        code.visitInsn(Opcodes.ACONST_NULL);
      }
    }
  }

  void push(Operand operand) {
    switch (operand.kind()) {
      case SELF -> code.visitVarInsn(Opcodes.ALOAD, 0);
      case ARGUMENT -> {
        var type = typeOf(operand);
        code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), site.slot(operand.index()));
        Primitives.box(code, insertion, type);
      }
      case RANGE -> pushRange(operand);
      case FIELD -> Primitives.box(code, insertion, pushField(operand.name()));
      case RESULT -> throw cannot("the result is the first operand or none");
    }
  }

  /** Two ints as one long: an offset above, a length below. */
  private void pushRange(Operand operand) {
    code.visitVarInsn(Opcodes.ILOAD, site.slot(operand.index()));
    code.visitInsn(Opcodes.I2L);
    code.visitIntInsn(Opcodes.BIPUSH, Integer.SIZE);
    code.visitInsn(Opcodes.LSHL);
    code.visitVarInsn(Opcodes.ILOAD, site.slot(operand.index()) + 1);
    code.visitInsn(Opcodes.I2L);
    code.visitInsn(Opcodes.LOR);
    Primitives.box(code, insertion, Type.LONG_TYPE);
  }

  /** Leaves the field's value as it is, and answers with its type. */
  Type pushField(String name) {
    var descriptor = site.fields().get(name);
    if (descriptor == null) {
      throw cannot("there is no field " + name);
    }
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, site.type(), name, descriptor);
    return Type.getType(descriptor);
  }

  /** The type of an argument. */
  Type typeOf(Operand operand) {
    var arguments = site.arguments();
    if (operand.index() >= arguments.length) {
      throw cannot("there is no argument " + operand.index());
    }
    return arguments[operand.index()];
  }

  private WeavingException cannot(String why) {
    return new WeavingException(why, insertion);
  }
}
