package dev.redial.lower;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Calls the agent's own methods where a class calls those of the library that Java 8 lacks. What
 * has such a method is replaced; the test of the jar finds what lacks one.
 */
final class LibraryCalls extends ClassVisitor {
  private static final Map<String, String> OWNERS =
      Map.ofEntries(
          Map.entry("java/util/List", "Lists"),
          Map.entry("java/util/stream/Stream", "Lists"),
          Map.entry("java/util/Set", "Sets"),
          Map.entry("java/util/Map", "Maps"),
          Map.entry("java/lang/String", "Strings"),
          Map.entry("java/lang/StringBuilder", "Strings"),
          Map.entry("java/util/regex/Matcher", "Strings"),
          Map.entry("java/net/URLDecoder", "Strings"),
          Map.entry("java/io/InputStream", "Streams"),
          Map.entry("java/io/FileInputStream", "Streams"),
          Map.entry("java/io/ByteArrayOutputStream", "Streams"),
          Map.entry("java/nio/ByteBuffer", "Streams"),
          Map.entry("java/nio/file/Path", "Streams"),
          Map.entry("java/nio/file/Files", "Streams"),
          Map.entry("java/util/Objects", "Values"),
          Map.entry("java/util/Optional", "Values"),
          Map.entry("java/util/Arrays", "Values"),
          Map.entry("java/util/concurrent/CompletableFuture", "Values"),
          Map.entry("java/lang/ref/Reference", "Values"),
          Map.entry("java/lang/Runtime", "Version"),
          Map.entry("java/lang/Class", "Platform"),
          Map.entry("java/lang/ClassLoader", "Platform"),
          Map.entry("java/lang/instrument/Instrumentation", "Platform"),
          Map.entry("java/lang/invoke/MethodHandles", "Lookups"),
          Map.entry("java/lang/invoke/MethodHandles$Lookup", "Lookups"),
          Map.entry("javax/net/ssl/SSLEngineResult", "Platform"));

  private static final Set<String> METHODS = methods();

  private static final String THREAD =
      "(Ljava/lang/ThreadGroup;Ljava/lang/Runnable;Ljava/lang/String;J";

  private static final String ENGINE_RESULT =
      "(Ljavax/net/ssl/SSLEngineResult$Status;Ljavax/net/ssl/SSLEngineResult$HandshakeStatus;II";

  private static final Set<String> CHAINED =
      Set.of("clear", "flip", "limit", "mark", "position", "reset", "rewind");

  private final Nests program;
  private String type = "";
  private String parent = "";

  LibraryCalls(ClassVisitor target, Nests program) {
    super(Opcodes.ASM9, target);
    this.program = program;
  }

  /** The own ones that take the place of others, as {@code CLASS.NAME(PARAMETERS)RESULT}. */
  private static Set<String> methods() {
    var methods = new HashSet<String>();
    for (var owner : Set.copyOf(OWNERS.values())) {
      var file = LibraryTypes.PACKAGE + owner + ".class";
      try (var in = LibraryCalls.class.getClassLoader().getResourceAsStream(file)) {
        new ClassReader(in)
            .accept(
                new ClassVisitor(Opcodes.ASM9) {
                  @Override
                  public MethodVisitor visitMethod(
                      int access, String name, String descriptor, String s, String[] thrown) {
                    if ((access & Opcodes.ACC_PUBLIC) != 0) {
                      methods.add(owner + '.' + name + descriptor);
                    }
                    return null;
                  }
                },
                ClassReader.SKIP_CODE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return methods;
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] above) {
    type = name;
    this.parent = String.valueOf(parent);
    super.visit(version, access, name, signature, parent, above);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] thrown) {
    var target = super.visitMethod(access, name, descriptor, signature, thrown);
    return new Body(target, parent.equals("java/lang/Thread") && name.equals("<init>"));
  }

  /** A static method that takes the object first, or null. */
  private Handle own(int opcode, String owner, String name, String descriptor) {
    var declaring = program.libraryTypeAbove(owner, name, descriptor);
    var replacement = OWNERS.get(declaring);
    boolean isStatic = opcode == Opcodes.INVOKESTATIC || opcode == Opcodes.H_INVOKESTATIC;
    var shape = isStatic ? descriptor : "(L" + declaring + ";" + descriptor.substring(1);
    if (replacement == null || !METHODS.contains(replacement + '.' + name + shape)) {
      return null;
    }
    if (!type.startsWith("dev/redial/")) {
      throw new IllegalStateException(type + " would call what it cannot see for " + name);
    }
    return new Handle(
        Opcodes.H_INVOKESTATIC, LibraryTypes.PACKAGE + replacement, name, shape, false);
  }

  private final class Body extends MethodVisitor {
    private final boolean isThread;

    Body(MethodVisitor target, boolean isThread) {
      super(Opcodes.ASM9, target);
      this.isThread = isThread;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (owner.equals(LibraryTypes.PACKAGE + "FieldHandle")) {
        access(owner, name, descriptor);
      } else if (name.equals("<init>")) {
        construct(owner, descriptor);
      } else if (isChained(owner, name, descriptor)) {
        var plain = descriptor.substring(0, descriptor.indexOf(')') + 1) + "Ljava/nio/Buffer;";
        super.visitMethodInsn(opcode, owner, name, plain, false);
        super.visitTypeInsn(Opcodes.CHECKCAST, owner);
      } else {
        var own = own(opcode, owner, name, descriptor);
        if (own == null) {
          super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        } else {
          call(own.getOwner(), own.getName(), own.getDesc());
        }
      }
    }

    private void call(String owner, String name, String descriptor) {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }

    /** From Java 9 on a buffer answers with its own type. */
    private static boolean isChained(String owner, String name, String descriptor) {
      return owner.matches("java/nio/[A-Z][a-z]+Buffer")
          && CHAINED.contains(name)
          && descriptor.endsWith(")L" + owner + ";");
    }

    /** A VarHandle has its shapes at each call; the own class has one. */
    private void access(String owner, String name, String descriptor) {
      var parameters = Type.getArgumentTypes(descriptor);
      boolean isGetter = parameters.length == 1;
      var plain = name.replace("Volatile", "");
      if (!plain.equals(isGetter ? "get" : "set")) {
        throw new IllegalStateException(type + " calls VarHandle." + name);
      }
      if (isGetter) {
        var shape = "(Ljava/lang/Object;)Ljava/lang/Object;";
        super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, "get", shape, false);
        unbox(Type.getReturnType(descriptor));
      } else {
        box(parameters[1]);
        var shape = "(Ljava/lang/Object;Ljava/lang/Object;)V";
        super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, "set", shape, false);
      }
    }

    private void box(Type type) {
      if (type.getSort() < Type.ARRAY) {
        var boxed = RecordMethod.boxed(type.getDescriptor());
        call(boxed, "valueOf", "(" + type.getDescriptor() + ")L" + boxed + ";");
      }
    }

    private void unbox(Type type) {
      boolean isPrimitive = type.getSort() < Type.ARRAY;
      var known = isPrimitive ? RecordMethod.boxed(type.getDescriptor()) : type.getInternalName();
      super.visitTypeInsn(Opcodes.CHECKCAST, known);
      if (isPrimitive) {
        var value = type.getClassName() + "Value";
        super.visitMethodInsn(
            Opcodes.INVOKEVIRTUAL, known, value, "()" + type.getDescriptor(), false);
      }
    }

    /** Two constructors have one parameter more in later releases, which is left out. */
    private void construct(String owner, String descriptor) {
      if (owner.equals("java/lang/Thread") && descriptor.equals(THREAD + "Z)V")) {
        super.visitInsn(Opcodes.POP);
        super.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, "<init>", THREAD + ")V", false);
        if (isThread) {
          super.visitVarInsn(Opcodes.ALOAD, 0);
        } else {
          super.visitInsn(Opcodes.DUP);
        }
        call(LibraryTypes.PACKAGE + "Threads", "disinherit", "(Ljava/lang/Thread;)V");
      } else if (descriptor.equals(ENGINE_RESULT + "J)V")) {
        super.visitInsn(Opcodes.POP2);
        super.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, "<init>", ENGINE_RESULT + ")V", false);
      } else {
        super.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, "<init>", descriptor, false);
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      var lowered = arguments.clone();
      for (int i = 0; i < lowered.length; i++) {
        if (lowered[i] instanceof Handle handle) {
          var own = own(handle.getTag(), handle.getOwner(), handle.getName(), handle.getDesc());
          lowered[i] = own == null ? handle : own;
        }
      }
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, lowered);
    }
  }
}
