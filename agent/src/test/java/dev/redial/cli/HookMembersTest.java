package dev.redial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What hooks reach by handles and reflection is in every JDK that is given, and is the only one.
 */
class HookMembersTest {
  static Stream<Path> homes() {
    return InstallationTest.homes();
  }

  @ParameterizedTest
  @MethodSource("homes")
  void member_isThere_andIsTheOnlyOneOfItsKind(Path home) throws IOException {
    var wrong = new ArrayList<String>();
    try (var installation = Installation.open(home)) {
      for (var line : lines()) {
        int found = find(installation, line[1], line[2]);
        if (found != 1) {
          wrong.add(found + " of " + line[1] + "." + line[2] + ", for " + line[0]);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String[]> lines() throws IOException {
    try (var in = HookMembersTest.class.getResourceAsStream("../catalog/members.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .toList();
    }
  }

  /** How many there are in the first type, from this one up, that has any. */
  private static int find(Installation jdk, String type, String member) throws IOException {
    boolean climbs = member.startsWith("^");
    var wanted = climbs ? member.substring(1) : member;
    var todo = new ArrayDeque<>(List.of(type));
    while (!todo.isEmpty()) {
      var file = jdk.read(todo.poll());
      if (file == null) {
        continue;
      }
      var shape = new Shape();
      new ClassReader(file).accept(shape, ClassReader.SKIP_CODE);
      int found = shape.count(wanted);
      if (found > 0 || !climbs) {
        return found;
      }
      todo.addAll(shape.parents);
    }
    return 0;
  }

  /** The members of one class file, in the words of the list. */
  private static final class Shape extends ClassVisitor {
    private final Set<String> parents = new LinkedHashSet<>();
    private final List<String> members = new ArrayList<>();

    Shape() {
      super(Opcodes.ASM9);
    }

    /** With types or without them, or by the number of parameters. */
    int count(String wanted) {
      return (int)
          members.stream()
              .filter(
                  member ->
                      member.equals(wanted)
                          || member.replaceAll(":[^:]*$", "").equals(wanted)
                          || byNumber(member).equals(wanted))
              .count();
    }

    private static String byNumber(String member) {
      int open = member.indexOf('(');
      if (open < 0) {
        return member;
      }
      var types = member.substring(open + 1, member.indexOf(')'));
      return member.substring(0, open) + '/' + (types.isEmpty() ? 0 : types.split(",").length);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] faces) {
      parents.addAll(
          Stream.concat(Stream.ofNullable(parent), Stream.of(faces))
              .map(one -> one.replace('/', '.'))
              .toList());
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      members.add(name + ":" + words(access, Type.getType(descriptor)));
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] thrown) {
      if ((access & Opcodes.ACC_BRIDGE) == 0) {
        var types =
            Stream.of(Type.getArgumentTypes(descriptor))
                .map(Shape::simple)
                .collect(Collectors.joining(","));
        var result = words(access, Type.getReturnType(descriptor));
        members.add(name + "(" + types + "):" + result);
      }
      return null;
    }

    private static String words(int access, Type type) {
      return ((access & Opcodes.ACC_STATIC) == 0 ? "" : "static ") + simple(type);
    }

    private static String simple(Type type) {
      var name = type.getClassName();
      return name.substring(name.lastIndexOf('.') + 1);
    }
  }
}
