package dev.redial.lower;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Which private members the classes of a nest use of each other. From Java 11 on the JVM allows
 * that; before, the members have to be visible in the package.
 */
final class Nests {
  private final Set<String> privates = new HashSet<>();
  private final Set<String> usedByOthers = new HashSet<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Set<String> methods = new HashSet<>();

  private Nests() {}

  static Nests of(Collection<byte[]> classFiles) {
    var nests = new Nests();
    for (var classFile : classFiles) {
      new ClassReader(classFile).accept(nests.new Reading(), ClassReader.SKIP_FRAMES);
    }
    nests.usedByOthers.retainAll(nests.privates);
    return nests;
  }

  private static String key(String owner, String name, String descriptor) {
    return owner + '.' + name + descriptor;
  }

  boolean isPrivate(String owner, String name, String descriptor) {
    return privates.contains(key(owner, name, descriptor));
  }

  /** Whether it must not be private any more. */
  boolean isShared(String owner, String name, String descriptor) {
    return usedByOthers.contains(key(owner, name, descriptor));
  }

  /**
   * A private method overrides nothing, and nothing overrides it. One that is not private any more
   * must not be drawn into that.
   */
  void checkNamesake(String owner, String name, String descriptor) {
    for (var other : parents.keySet()) {
      boolean isRelated = isBelow(other, owner) || isBelow(owner, other);
      if (isRelated && methods.contains(key(other, name, descriptor))) {
        throw new IllegalStateException(
            owner
                + '.'
                + name
                + " is used in its nest and has a namesake in "
                + other
                + ": rename");
      }
    }
  }

  /** The class of the library that a method of a class is inherited from, or the class itself. */
  String libraryTypeAbove(String owner, String name, String descriptor) {
    var at = owner;
    while (parents.containsKey(at) && !methods.contains(key(at, name, descriptor))) {
      at = parents.get(at);
    }
    // what references of any kind have in common
    return at.startsWith("java/lang/ref/") ? "java/lang/ref/Reference" : at;
  }

  private boolean isBelow(String type, String above) {
    for (var at = parents.get(type); at != null; at = parents.get(at)) {
      if (at.equals(above)) {
        return true;
      }
    }
    return false;
  }

  private final class Reading extends ClassVisitor {
    private String type = "";

    Reading() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] above) {
      type = name;
      parents.put(name, String.valueOf(parent));
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      member(access, name, descriptor);
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] thrown) {
      member(access, name, descriptor);
      methods.add(key(type, name, descriptor));
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
          use(owner, name, descriptor);
        }

        @Override
        public void visitMethodInsn(
            int opcode, String owner, String name, String descriptor, boolean isInterface) {
          use(owner, name, descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(
            String name, String descriptor, Handle bootstrap, Object... arguments) {
          for (var argument : arguments) {
            if (argument instanceof Handle handle) {
              use(handle.getOwner(), handle.getName(), handle.getDesc());
            }
          }
        }
      };
    }

    private void member(int access, String name, String descriptor) {
      if ((access & Opcodes.ACC_PRIVATE) != 0) {
        privates.add(key(type, name, descriptor));
      }
    }

    private void use(String owner, String name, String descriptor) {
      if (!owner.equals(type)) {
        usedByOthers.add(key(owner, name, descriptor));
      }
    }
  }
}
