package dev.redial.lower;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.RecordComponentVisitor;

/** A class without records, nests, sealed types and the invocations that Java 8 does not know. */
final class LoweredClass extends ClassVisitor {
  private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";
  private static final String TEXTS = "java/lang/invoke/StringConcatFactory";

  private final Nests nests;
  private final Set<RecordMethod> recordMethods = new HashSet<>();
  private final List<Concatenation> concatenations = new ArrayList<>();
  private String type = "";
  private boolean isInterface;

  LoweredClass(ClassVisitor target, Nests nests) {
    super(Opcodes.ASM9, target);
    this.nests = nests;
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] above) {
    type = name;
    isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    super.visit(Lowering.VERSION, access & ~Opcodes.ACC_RECORD, name, signature, parent, above);
  }

  @Override
  public void visitNestHost(String host) {}

  @Override
  public void visitNestMember(String member) {}

  @Override
  public void visitPermittedSubclass(String below) {}

  @Override
  public RecordComponentVisitor visitRecordComponent(
      String name, String descriptor, String signature) {
    return null;
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object value) {
    int lowered = nests.isShared(type, name, descriptor) ? access & ~Opcodes.ACC_PRIVATE : access;
    return super.visitField(lowered, name, descriptor, signature, value);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] thrown) {
    int lowered = access;
    if (nests.isShared(type, name, descriptor)) {
      lowered = shared(access, name, descriptor);
    }
    return new Body(super.visitMethod(lowered, name, descriptor, signature, thrown));
  }

  private int shared(int access, String name, String descriptor) {
    if (isInterface) {
      throw new IllegalStateException(
          type + '.' + name + " is private in an interface and used in its nest: make it public");
    }
    int shared = access & ~Opcodes.ACC_PRIVATE;
    if ((access & Opcodes.ACC_STATIC) != 0 || name.equals("<init>")) {
      return shared;
    }
    nests.checkNamesake(type, name, descriptor);
    return shared | Opcodes.ACC_FINAL;
  }

  @Override
  public void visitEnd() {
    for (var method : recordMethods) {
      method.generate(cv, type);
    }
    for (var concatenation : concatenations) {
      concatenation.generate(cv, isInterface);
    }
    super.visitEnd();
  }

  private boolean isOwnPrivate(String owner, String name, String descriptor) {
    return owner.equals(type)
        && nests.isPrivate(owner, name, descriptor)
        && !nests.isShared(owner, name, descriptor);
  }

  private final class Body extends MethodVisitor {
    Body(MethodVisitor target) {
      super(Opcodes.ASM9, target);
    }

    /** Java 8 calls private methods of objects in another way than the others. */
    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean ofInterface) {
      boolean isVirtual = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
      int lowered =
          isVirtual && isOwnPrivate(owner, name, descriptor) ? Opcodes.INVOKESPECIAL : opcode;
      super.visitMethodInsn(lowered, owner, name, descriptor, ofInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      if (bootstrap.getOwner().equals(RecordMethod.BOOTSTRAP)) {
        var method = RecordMethod.of(name, descriptor, arguments);
        recordMethods.add(method);
        callOwn(method.generatedName(), descriptor);
        return;
      }
      if (bootstrap.getOwner().equals(TEXTS) && bootstrap.getName().equals(Concatenation.NAME)) {
        var text = Concatenation.of(concatenations.size(), descriptor, arguments);
        concatenations.add(text);
        callOwn(text.generatedName(), descriptor);
        return;
      }
      if (!bootstrap.getOwner().equals(LAMBDAS)) {
        throw new IllegalStateException(type + " links by " + bootstrap);
      }
      var lowered = arguments.clone();
      for (int i = 0; i < lowered.length; i++) {
        if (lowered[i] instanceof Handle handle) {
          lowered[i] = lowered(handle);
        }
      }
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, lowered);
    }

    private void callOwn(String name, String descriptor) {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, type, name, descriptor, isInterface);
    }

    private Handle lowered(Handle handle) {
      boolean isVirtual =
          handle.getTag() == Opcodes.H_INVOKEVIRTUAL
              || handle.getTag() == Opcodes.H_INVOKEINTERFACE;
      return isVirtual && isOwnPrivate(handle.getOwner(), handle.getName(), handle.getDesc())
          ? new Handle(
              Opcodes.H_INVOKESPECIAL,
              handle.getOwner(),
              handle.getName(),
              handle.getDesc(),
              handle.isInterface())
          : handle;
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof ConstantDynamic) {
        throw new IllegalStateException(type + " has the constant " + value);
      }
      super.visitLdcInsn(value);
    }
  }
}
