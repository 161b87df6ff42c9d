package dev.redial.weave;

import dev.redial.bridge.RedialBridge;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Inserts one call of {@link RedialBridge#call} into a method.
 *
 * <p>The inserted code needs neither locals nor handlers of its own: it leaves the stack as it
 * found it and adds at most one frame.
 */
final class WovenMethod extends MethodVisitor {
  private static final int STACK = 7;
  private static final String BRIDGE = RedialBridge.class.getName().replace('.', '/');
  private static final String CALL =
      "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;I)"
          + "Ljava/lang/Object;";
  private static final String CONCERNS = "(Ljava/lang/Object;I)Z";

  private final Insertion insertion;
  private final InsertionSite site;
  private final int number;
  private final Operands operands;
  private final List<Insertion> missing;

  /** Removes the insertion from the missing ones once its point is found. */
  WovenMethod(
      MethodVisitor target, Insertion insertion, InsertionSite site, List<Insertion> missing) {
    super(Opcodes.ASM9, target);
    this.missing = missing;
    this.insertion = insertion;
    this.site = site;
    this.number = insertion.hook().number();
    this.operands = new Operands(target, insertion, site);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    switch (insertion.point()) {
      case ENTER -> insertAtEnter();
      case INSTEAD -> insertInstead();
      case EXIT -> missing.remove(insertion);
      case BEFORE, AFTER, READ -> {}
    }
  }

  private void insertAtEnter() {
    missing.remove(insertion);
    var goOn = guarded();
    operands.pushFrom(0);
    callBridge();
    if (insertion.replaces()) {
      var replaced = insertion.operands().get(0);
      var type = operands.typeOf(replaced);
      Primitives.unbox(mv, insertion, type);
      super.visitVarInsn(type.getOpcode(Opcodes.ISTORE), site.slot(replaced.index()));
    } else {
      super.visitInsn(Opcodes.POP);
    }
    end(goOn);
  }

  /** Skips to the label what is inserted, where it must not be asked. */
  private @Nullable Label guarded() {
    var guard = insertion.guard();
    if (guard == null) {
      return null;
    }
    var goOn = new Label();
    if (guard instanceof Insertion.Value known) {
      operands.pushField(known.field());
      super.visitInsn(Opcodes.ICONST_0 + known.value());
      super.visitJumpInsn(Opcodes.IF_ICMPNE, goOn);
    } else {
      operands.push(((Insertion.Asked) guard).about());
      super.visitIntInsn(Opcodes.SIPUSH, number);
      super.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, "concerns", CONCERNS, false);
      super.visitJumpInsn(Opcodes.IFEQ, goOn);
    }
    return goOn;
  }

  private void end(@Nullable Label goOn) {
    if (goOn != null) {
      super.visitLabel(goOn);
      super.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }
  }

  /**
   * The value is null here, so that the method does its work if the hook fails. Where null would
   * take the place of an operand, it is the object itself, for the same reason.
   */
  private void insertInstead() {
    missing.remove(insertion);
    var spared = guarded();
    var goOn = new Label();
    if (operands.areFull()) {
      operands.pushFrom(0);
      callBridge();
      super.visitInsn(Opcodes.DUP);
      super.visitVarInsn(Opcodes.ALOAD, 0);
      super.visitJumpInsn(Opcodes.IF_ACMPEQ, goOn);
    } else {
      super.visitInsn(Opcodes.ACONST_NULL);
      operands.pushAfter(1);
      callBridge();
      super.visitInsn(Opcodes.DUP);
      super.visitJumpInsn(Opcodes.IFNULL, goOn);
    }
    var result = Type.getReturnType(site.descriptor());
    if (result.getSort() != Type.VOID) {
      Primitives.unbox(mv, insertion, result);
    }
    super.visitInsn(result.getOpcode(Opcodes.IRETURN));
    super.visitLabel(goOn);
    super.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Object"});
    super.visitInsn(Opcodes.POP);
    end(spared);
  }

  @Override
  public void visitInsn(int opcode) {
    if (insertion.point() == Insertion.Point.EXIT
        && opcode >= Opcodes.IRETURN
        && opcode <= Opcodes.RETURN) {
      insertWithResult(Type.getReturnType(site.descriptor()));
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (insertion.point() == Insertion.Point.BEFORE && insertion.call().equals(name)) {
      missing.remove(insertion);
      insertWithArguments(Type.getArgumentTypes(descriptor));
    }
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    if (insertion.point() == Insertion.Point.AFTER && insertion.call().equals(name)) {
      missing.remove(insertion);
      insertWithResult(Type.getReturnType(descriptor));
    }
  }

  /** The arguments lie on the stack; the first of them is replaced. */
  private void insertWithArguments(Type[] arguments) {
    for (var argument : arguments) {
      if (argument.getSort() < Type.ARRAY) {
        throw cannot(insertion.call() + " takes no objects");
      }
    }
    if (arguments.length == 2) {
      super.visitInsn(Opcodes.DUP_X1);
      operands.pushAfter(2);
    } else if (arguments.length == 1) {
      operands.pushAfter(1);
    } else {
      throw cannot(insertion.call() + " takes " + arguments.length + " arguments");
    }
    callBridge();
    super.visitTypeInsn(Opcodes.CHECKCAST, arguments[0].getInternalName());
    if (arguments.length == 2) {
      super.visitInsn(Opcodes.SWAP);
    }
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    super.visitFieldInsn(opcode, owner, name, descriptor);
    if (insertion.point() == Insertion.Point.READ
        && insertion.call().equals(name)
        && (opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC)) {
      missing.remove(insertion);
      insertWithResult(Type.getType(descriptor));
    }
  }

  /** The result, if it is asked for, lies on the stack already. */
  private void insertWithResult(Type result) {
    if (!insertion.operands().get(0).equals(Operand.RESULT)) {
      operands.pushFrom(0);
      callBridge();
      super.visitInsn(Opcodes.POP);
      return;
    }
    if (!insertion.replaces()) {
      super.visitInsn(Opcodes.DUP);
    }
    Primitives.box(mv, insertion, result);
    operands.pushFrom(1);
    callBridge();
    if (insertion.replaces()) {
      Primitives.unbox(mv, insertion, result);
    } else {
      super.visitInsn(Opcodes.POP);
    }
  }

  private WeavingException cannot(String why) {
    return new WeavingException(why, insertion);
  }

  private void callBridge() {
    super.visitIntInsn(Opcodes.SIPUSH, number);
    super.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, "call", CALL, false);
  }

  /** At exit an argument must still hold what the caller gave. */
  @Override
  public void visitVarInsn(int opcode, int variable) {
    if (opcode >= Opcodes.ISTORE && isLate()) {
      for (var operand : insertion.operands()) {
        if (operand.kind() == Operand.Kind.ARGUMENT && site.slot(operand.index()) == variable) {
          throw cannot(insertion.method() + " overwrites an argument");
        }
      }
    }
    super.visitVarInsn(opcode, variable);
  }

  private boolean isLate() {
    return insertion.point().compareTo(Insertion.Point.INSTEAD) > 0;
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + STACK, maxLocals);
  }
}
