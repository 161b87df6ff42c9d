package dev.redial.testing;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.ToolProvider;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** What Java 8 has and what runs on it, by the record that every later javac carries. */
public final class JavaEight {
  /** The major version of its class files. */
  public static final byte CLASS_FILE = 52;

  private static final List<String> RELEASE = List.of("--release", "8", "-Xlint:-options");

  private final Elements elements;
  private final Types types;

  private JavaEight(JavacTask task) {
    elements = task.getElements();
    types = task.getTypes();
  }

  /** Compiles one class in the unnamed package for it. */
  public static void compile(Path folder, String name, String source) throws IOException {
    var file = Files.writeString(folder.resolve(name + ".java"), source);
    var options = Stream.concat(RELEASE.stream(), Stream.of("-d", folder.toString())).toList();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var sources = files.getJavaFileObjects(file);
      if (!compiler.getTask(null, files, null, options, null, sources).call()) {
        throw new IOException("does not compile: " + source);
      }
    }
  }

  /** The members of java.* that a class file calls or reads, and Java 8 has not. */
  public static List<String> lacks(byte[] classFile) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task =
        (JavacTask)
            compiler.getTask(null, null, null, RELEASE, List.of("java.lang.Object"), List.of());
    var known = new JavaEight(task);
    var lacking = new ArrayList<String>();
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                return known.looking(lacking);
              }
            },
            ClassReader.SKIP_FRAMES);
    return lacking;
  }

  private MethodVisitor looking(List<String> lacking) {
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

      private void check(String owner, String name, String descriptor) {
        if (owner.startsWith("java/") && !has(owner, name, descriptor)) {
          lacking.add(owner + "." + name + descriptor);
        }
      }
    };
  }

  private boolean has(String owner, String name, String descriptor) {
    var type = elements.getTypeElement(owner.replace('/', '.').replace('$', '.'));
    if (type == null) {
      return false;
    }
    var members = name.equals("<init>") ? type.getEnclosedElements() : elements.getAllMembers(type);
    var methods =
        Stream.concat(
            ElementFilter.methodsIn(members).stream(),
            ElementFilter.constructorsIn(members).stream());
    return ElementFilter.fieldsIn(members).stream()
            .anyMatch(field -> field.getSimpleName().contentEquals(name))
        || methods
            .filter(method -> method.getSimpleName().contentEquals(name))
            .anyMatch(
                method ->
                    Stream.concat(
                            method.getParameters().stream().map(one -> one.asType()),
                            Stream.of(method.getReturnType()))
                        .map(one -> binary(types.erasure(one).toString()))
                        .toList()
                        .equals(names(descriptor)));
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
}
