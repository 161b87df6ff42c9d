package dev.redial.testing;

import com.sun.source.util.JavacTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.ToolProvider;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** What a release of Java has, by the record that every later javac carries. */
public final class ReleaseApi {
  private final Elements elements;
  private final Types types;
  private final Map<String, Boolean> known = new HashMap<>();

  /** Of Java 8, 11 and so on. */
  public ReleaseApi(int release) {
    var options = List.of("--release", String.valueOf(release), "-Xlint:-options");
    var compiler = ToolProvider.getSystemJavaCompiler();
    var names = List.of("java.lang.Object");
    var task = (JavacTask) compiler.getTask(null, null, null, options, names, List.of());
    elements = task.getElements();
    types = task.getTypes();
  }

  /**
   * What the class files name of java.* and javax.* that the release has not, each as {@code CLASS:
   * MEMBER}. What a class of the program inherits from the library is looked for there.
   */
  public SortedSet<String> lacks(Map<String, byte[]> classFiles) {
    var program = new HashMap<String, ClassReader>();
    classFiles
        .values()
        .forEach(one -> program.put(new ClassReader(one).getClassName(), new ClassReader(one)));
    var lacking = new TreeSet<String>();
    program.forEach((name, reader) -> reader.accept(new Looking(name, program, lacking), 0));
    return lacking;
  }

  private static boolean isLibrary(String name) {
    return name.startsWith("java/") || name.startsWith("javax/");
  }

  private TypeElement type(String name) {
    return elements.getTypeElement(name.replace('/', '.').replace('$', '.'));
  }

  private boolean has(String owner, String name, String descriptor) {
    return known.computeIfAbsent(
        owner + ' ' + name + descriptor, key -> find(owner, name, descriptor));
  }

  private boolean find(String owner, String name, String descriptor) {
    var type = type(owner);
    if (type == null) {
      return false;
    }
    // a method handle takes whatever its call says
    if (owner.equals("java/lang/invoke/MethodHandle") && name.startsWith("invoke")) {
      return true;
    }
    var members = new ArrayList<Element>();
    addMembers(type.asType(), members);
    if (type.getKind().isInterface()) {
      addMembers(type("java/lang/Object").asType(), members);
    }
    return descriptor.startsWith("(")
        ? Stream.concat(
                ElementFilter.methodsIn(members).stream(),
                ElementFilter.constructorsIn(members).stream())
            .filter(method -> method.getSimpleName().contentEquals(name))
            .anyMatch(
                method ->
                    Stream.concat(
                            method.getParameters().stream().map(one -> one.asType()),
                            Stream.of(method.getReturnType()))
                        .map(one -> binary(types.erasure(one).toString()))
                        .toList()
                        .equals(names(descriptor)))
        : ElementFilter.fieldsIn(members).stream()
            .anyMatch(field -> field.getSimpleName().contentEquals(name));
  }

  /** Those that are overridden too: the class file has a bridge for them. */
  private void addMembers(TypeMirror type, List<Element> members) {
    members.addAll(types.asElement(type).getEnclosedElements());
    for (var above : types.directSupertypes(type)) {
      addMembers(above, members);
    }
  }

  private static List<String> names(String descriptor) {
    return Stream.concat(
            Stream.of(Type.getArgumentTypes(descriptor)), Stream.of(Type.getReturnType(descriptor)))
        .map(one -> one.getClassName().replace('$', '.'))
        .toList();
  }

  /** Without the type annotations that a mirror shows. */
  private static String binary(String mirror) {
    return mirror.substring(mirror.lastIndexOf(' ') + 1);
  }

  private final class Looking extends ClassVisitor {
    private final String self;
    private final Map<String, ClassReader> program;
    private final Set<String> lacking;

    Looking(String self, Map<String, ClassReader> program, Set<String> lacking) {
      super(Opcodes.ASM9);
      this.self = self;
      this.program = program;
      this.lacking = lacking;
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] above) {
      check(parent);
      Stream.of(above).forEach(this::check);
    }

    private void check(String name) {
      var type = Type.getObjectType(name);
      while (type.getSort() == Type.ARRAY) {
        type = type.getElementType();
      }
      if (type.getSort() == Type.OBJECT
          && isLibrary(type.getInternalName())
          && !program.containsKey(type.getInternalName())
          && type(type.getInternalName()) == null) {
        lacking.add(self + ": " + type.getInternalName());
      }
    }

    private void check(String owner, String name, String descriptor) {
      var roots = new TreeSet<String>();
      if (!isOwn(owner, name, descriptor, roots)
          && !roots.isEmpty()
          && roots.stream().noneMatch(root -> has(root, name, descriptor))) {
        lacking.add(self + ": " + owner + '.' + name + descriptor);
      }
    }

    /** Whether a class of the program has it; else the types of the library that may. */
    private boolean isOwn(String owner, String name, String descriptor, Set<String> roots) {
      var reader = program.get(owner);
      if (reader == null) {
        if (isLibrary(owner)) {
          roots.add(owner);
        }
        return false;
      }
      if (declares(reader, name, descriptor)) {
        return true;
      }
      var above =
          Stream.concat(Stream.of(reader.getSuperName()), Stream.of(reader.getInterfaces()));
      return above.toList().stream().anyMatch(one -> isOwn(one, name, descriptor, roots));
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String shape, String signature, String[] thrown) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String name, String descriptor, boolean isInterface) {
          check(owner, name, descriptor);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
          check(owner, name, descriptor);
        }

        @Override
        public void visitTypeInsn(int opcode, String name) {
          check(name);
        }

        @Override
        public void visitLdcInsn(Object value) {
          if (value instanceof Type type && type.getSort() != Type.METHOD) {
            check(type.getInternalName());
          }
        }

        @Override
        public void visitInvokeDynamicInsn(
            String name, String descriptor, Handle bootstrap, Object... arguments) {
          check(bootstrap.getOwner(), bootstrap.getName(), bootstrap.getDesc());
          for (var argument : arguments) {
            if (argument instanceof Handle handle) {
              check(handle.getOwner(), handle.getName(), handle.getDesc());
            }
          }
        }
      };
    }
  }

  private static boolean declares(ClassReader reader, String name, String descriptor) {
    boolean[] found = {false};
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String method, String shape, String signature, String[] thrown) {
            found[0] |= method.equals(name) && shape.equals(descriptor);
            return null;
          }

          @Override
          public FieldVisitor visitField(
              int access, String field, String shape, String signature, Object value) {
            found[0] |= field.equals(name) && shape.equals(descriptor);
            return null;
          }
        },
        ClassReader.SKIP_CODE);
    return found[0];
  }
}
