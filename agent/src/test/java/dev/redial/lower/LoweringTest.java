package dev.redial.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.testing.JavaEight;
import dev.redial.testing.ReleaseApi;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A class of Java 17 does the same once it is lowered, and once its record is written out. A JVM
 * accepts it as a class of Java 8.
 */
class LoweringTest {
  @TempDir Path folder;

  private Map<String, byte[]> compiled(String body) throws Exception {
    var source =
        Files.writeString(
            folder.resolve("Program.java"),
            "import java.util.*; import java.util.function.*;"
                + " public class Program implements java.util.concurrent.Callable<Object> { "
                + body
                + " }");
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var options = List.of("--release", "17", "-d", folder.toString());
      var sources = files.getJavaFileObjects(source);
      assertThat(compiler.getTask(null, files, null, options, null, sources).call()).isTrue();
    }
    var classes = new HashMap<String, byte[]>();
    try (var all = Files.list(folder)) {
      for (var file : all.filter(one -> one.toString().endsWith(".class")).toList()) {
        classes.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return classes;
  }

  /** What the program answers, before and after. */
  private Object answer(String body) throws Exception {
    var classes = compiled(body);
    var lowered = Lowering.lower(classes);
    assertThat(new ReleaseApi(8).lacks(lowered)).isEmpty();
    for (var one : lowered.entrySet()) {
      assertThat(one.getValue()[7]).as(one.getKey()).isEqualTo(JavaEight.CLASS_FILE);
    }
    var plain = new HashMap<>(classes);
    plain.replaceAll((name, content) -> PlainRecords.written(content));
    for (var content : plain.values()) {
      assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain("ObjectMethods");
    }
    var answer = call(lowered);
    assertThat(answer).isEqualTo(call(classes)).isEqualTo(call(plain));
    return answer;
  }

  private static Object call(Map<String, byte[]> classes) throws Exception {
    var loader = new Loader(classes);
    var program = loader.loadClass("Program").getDeclaredConstructor().newInstance();
    return ((Callable<?>) program).call();
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) {
      var content = classes.get(name + ".class");
      return defineClass(name, content, 0, content.length);
    }
  }

  @Test
  void record_hasTheSameText_hash_andEquality() throws Exception {
    var answer =
        answer(
            "record All(boolean z, byte b, char c, short s, int i, long j, float f, double d,"
                + " String text, int[] array) {} record None() {} record Named(String name) {"
                + " public String toString() { return name; } } public Object call() { var a = new"
                + " int[0]; var one = new All(true, (byte) -1, 'c', (short) 3, 4, 5L << 40, 0f,"
                + " -0.0, null, a); var two = new All(true, (byte) -1, 'c', (short) 3, 4, 5L << 40,"
                + " 0f, 0.0, null, a); return one.toString().replaceAll(\"@.*\", \"\") + new None()"
                + " + new Named(\"n\") + one.equals(two) + one.equals(null) + two.equals(new"
                + " All(true, (byte) -1, 'c', (short) 3, 4, 5L << 40, 0f, 0.0, null, a)) + new"
                + " None().equals(new None()) + new None().hashCode() + new"
                + " Named(\"n\").hashCode(); }");
    assertThat(answer).asString().contains("All[z=true, b=-1, c=c, s=3", "falsefalsetruetrue");
  }

  @Test
  void nest_usesPrivateMembers() throws Exception {
    var answer =
        answer(
            "private int field = 1; private static int all = 2; private Program again;"
                + " private int method(int by) { return field * by; }"
                + " private static String text() { return \"t\"; }"
                + " private static final class Inner { private final int of; private Inner(int of)"
                + " { this.of = of; } private int of() { return of; } }"
                + " class Other { Object use() { field += 3; all++; IntUnaryOperator by ="
                + " Program.this::method; return method(2) + text() + by.applyAsInt(5); } }"
                + " interface Face { private int hidden() { return 7; } default int open() {"
                + " IntSupplier own = this::hidden; return hidden() + own.getAsInt(); } }"
                + " public Object call() { return new Other().use() + \"\" + field + all"
                + " + new Inner(9).of() + new Inner(8).of + new Face() {}.open(); }");
    assertThat(answer).isEqualTo("8t20439814");
  }

  @Test
  void sharedMethod_withANamesake_isReported() throws Exception {
    var classes =
        compiled(
            "private int twice() { return 1; } class Other { int use() { return twice(); } }"
                + " static class Below extends Program { int twice() { return 2; } }"
                + " public Object call() { return new Other().use(); }");
    assertThatThrownBy(() -> Lowering.lower(classes)).hasMessageContaining("namesake");
  }

  @Test
  void text_isPutTogether() throws Exception {
    var answer =
        answer(
            "interface Face { default String say(char c, long l) { return c + \"-\" + l; } }"
                + " public Object call() { byte b = 1; short s = 2; Object none = null;"
                + " char[] chars = {'x'}; return b + \" \" + s + none + 1.5f + 2.5 + true + 'c'"
                + " + (chars.length + 4L) + \"\\1\\2\" + new Face() {}.say('z', -1); }");
    assertThat(answer).isEqualTo("1 2null1.52.5truec5\1\2z--1");
  }

  @Test
  void switch_patterns_andSealedTypes_areThoseOfJava8() throws Exception {
    var answer =
        answer(
            "sealed interface Shape permits Dot, Line {} record Dot() implements Shape {} record"
                + " Line(int length) implements Shape {} enum Kind { ONE, TWO } static String"
                + " of(Shape shape) { return shape instanceof Line line ? \"line \" + line.length()"
                + " : switch (shape.toString()) { case \"Dot[]\" -> \"dot\"; default -> \"none\";"
                + " }; } static int number(Kind kind) { return switch (kind) { case ONE -> 1; case"
                + " TWO -> 2; }; } public Object call() { return of(new Dot()) + of(new Line(3)) +"
                + " number(Kind.TWO); }");
    assertThat(answer).isEqualTo("dotline 32");
  }

  /** What fails is that the program's own class is not one of the agent. */
  @Test
  void calls_thatAreMissing_areThoseOfTheAgentAlone() throws Exception {
    var classes = compiled("public Object call() { return List.of(1); }");
    assertThatThrownBy(() -> Lowering.lower(classes)).hasMessageContaining("cannot see");
  }
}
