package dev.redial.weave;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.report.Log;
import dev.redial.rule.RuleSet;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WovenClassTest {
  /** What is woven; compiled by the test's javac, so with frames and all. */
  public static class Sample implements UnaryOperator<String> {
    private final boolean flag = true;
    private String seen = "";
    private final int state;

    public Sample() {
      state = 1;
    }

    @Override
    public String apply(String text) {
      if (text.isEmpty()) {
        return mangled$module("empty");
      }
      return join(greet(text), isFlag() ? "!" : "?") + seen;
    }

    String join(String one, String other) {
      return one + other;
    }

    String mangled$module(String text) {
      return text;
    }

    String greet(String name) {
      return "hello " + name;
    }

    boolean isFlag() {
      return flag;
    }

    void see(String text) {
      seen = text;
    }

    int twice(int number) {
      return number << state;
    }

    long sum(long one, long other) {
      return one + other;
    }

    String part(String text, int offset, int length, String end) {
      return text.substring(offset, offset + length) + end;
    }

    String overwriting(String text) {
      text = text + "x";
      return text;
    }
  }

  @Test
  void enter_replacesTheArgument() throws Exception {
    var hook = answering((value, first, second) -> value + "-" + (first instanceof UnaryOperator));

    assertThat(woven(Insertion.replacingAtEnter("greet(String)", hook, argument(0), SELF)))
        .returns("hello bob-true!", sample -> sample.apply("bob"));
  }

  @Test
  void exit_replacesTheResult_onEveryReturn() throws Exception {
    var hook = answering((value, first, second) -> "[" + value + "|" + first + "]");
    var insertion = Insertion.replacingAtExit("apply(String)", hook, RESULT, argument(0));

    assertThat(woven(insertion))
        .returns("[empty|]", sample -> sample.apply(""))
        .returns("[hello bob!|bob]", sample -> sample.apply("bob"));
  }

  @Test
  void exit_replacesABoolean() throws Exception {
    var hook = answering((value, first, second) -> !(Boolean) value);

    assertThat(woven(Insertion.replacingAtExit("isFlag()", hook, RESULT)))
        .returns("hello bob?", sample -> sample.apply("bob"));
  }

  @Test
  void after_replacesWhatACallAnswered() throws Exception {
    var hook = answering((value, first, second) -> value + "/" + first);
    var insertion = Insertion.replacingAfter("greet", "apply(String)", hook, RESULT, field("flag"));

    assertThat(woven(insertion)).returns("hello bob/true!", sample -> sample.apply("bob"));
  }

  @Test
  void before_replacesTheFirstArgumentOfACall() throws Exception {
    var hook = answering((value, first, second) -> value + "/" + first);
    var insertion =
        Insertion.replacingBefore("greet", "apply(String)", hook, field("flag"), argument(0));

    assertThat(woven(insertion)).returns("hello bob/true!", sample -> sample.apply("bob"));
  }

  @Test
  void before_callWithTwoArguments_givesBothAndReplacesTheFirst() throws Exception {
    var hook = answering((value, first, second) -> value + "&" + first);
    var insertion = Insertion.replacingBefore("join", MethodName.ANY, hook);

    assertThat(woven(insertion)).returns("hello bob&!!", sample -> sample.apply("bob"));
  }

  @Test
  void callThatIsMissing_isNamed_unlessOptional() throws Exception {
    var hook = answering((value, first, second) -> "never");
    var insertion = Insertion.replacingBefore("gone", "apply(String)", hook);

    assertThat(lost(insertion)).containsExactly("there is no use of gone in method apply(String)");
    assertThat(lost(insertion.ifThere())).isEmpty();
    assertThat(woven(insertion)).returns("hello bob!", sample -> sample.apply("bob"));
  }

  @Test
  void methodOfKotlinsOwnNaming_isFound() throws Exception {
    var hook = answering((value, first, second) -> "hi " + value);

    assertThat(woven(Insertion.replacingAtExit("mangled(String)", hook, RESULT)))
        .returns("hi empty", sample -> sample.apply(""));
  }

  @Test
  void instead_sparesTheMethodItsWork() throws Exception {
    var hook = answering((value, first, second) -> "a".equals(first) ? true : null);
    var sample = woven(Insertion.instead("see(String)", hook, argument(0)));
    var see = sample.getClass().getDeclaredMethod("see", String.class);
    see.setAccessible(true);

    see.invoke(sample, "b");
    see.invoke(sample, "a");

    assertThat(sample.apply("bob")).isEqualTo("hello bob!b");
  }

  @Test
  void instead_answersForTheMethod() throws Exception {
    var hook = answering((value, first, second) -> "bob".equals(first) ? "hi" : null);

    assertThat(woven(Insertion.instead("greet(String)", hook, argument(0))))
        .returns("hi!", sample -> sample.apply("bob"))
        .returns("hello eve!", sample -> sample.apply("eve"));
  }

  @Test
  void instead_answersWithAPrimitive_andIsGivenPrimitives() throws Exception {
    var hook = answering((value, first, second) -> (Long) second == 4L ? (Long) first * 10 : null);
    var sample = woven(Insertion.instead("sum(long,long)", hook, argument(0), argument(1)));
    var sum = sample.getClass().getDeclaredMethod("sum", long.class, long.class);
    sum.setAccessible(true);

    assertThat(sum.invoke(sample, 3L, 4L)).isEqualTo(30L);
    assertThat(sum.invoke(sample, 3L, 5L)).isEqualTo(8L);
  }

  @Test
  void enterOnlyWhile_asksWhileTheFieldHasTheValue() throws Exception {
    var hook = answering((value, first, second) -> (Integer) value + 1);
    var insertion = Insertion.replacingAtEnter("twice(int)", hook, argument(0));

    assertThat(twice(woven(insertion.onlyWhile("state", 1)), 5)).isEqualTo(12);
    assertThat(twice(woven(insertion.onlyWhile("state", 2)), 5)).isEqualTo(10);
  }

  @Test
  void instead_withFourOperands_isGivenThem_andGoesOnWithTheObject() throws Exception {
    var hook =
        new Hook(new Decisions(RuleSet.of(List.of()), false, Log.toStderr(Log.Level.OFF))) {
          @Override
          protected @Nullable Object on(
              @Nullable Object self,
              @Nullable Object text,
              @Nullable Object range,
              @Nullable Object end) {
            long both = (Long) range;
            return "no".equals(end) ? self : text + ":" + (both >> 32) + ":" + (int) both + end;
          }
        };
    var insertion =
        Insertion.instead(
            "part(String,int,int,String)", hook, SELF, argument(0), Operand.range(1), argument(3));

    assertThat(part(woven(insertion), "abc", 1, 2, "!")).isEqualTo("abc:1:2!");
    assertThat(part(woven(insertion), "abc", -1, -2, "!")).isEqualTo("abc:-1:-2!");
    assertThat(part(woven(insertion), "abc", 1, 2, "no")).isEqualTo("bcno");
  }

  private static Object part(Object sample, String text, int offset, int length, String end)
      throws Exception {
    var part =
        sample
            .getClass()
            .getDeclaredMethod("part", String.class, int.class, int.class, String.class);
    part.setAccessible(true);
    return part.invoke(sample, text, offset, length, end);
  }

  @Test
  void ifConcerned_othersAreLeftAlone_andNothingIsBoxed() throws Exception {
    var asked = new ArrayList<Object>();
    var hook =
        new Hook(new Decisions(RuleSet.of(List.of()), false, Log.toStderr(Log.Level.OFF))) {
          @Override
          protected boolean isConcerned(@Nullable Object text) {
            if ("bug".equals(text)) {
              throw new IllegalStateException();
            }
            return "bob".equals(text);
          }

          @Override
          protected @Nullable Object on(@Nullable Object value, @Nullable Object first) {
            asked.add(first == null ? value : first);
            return "hi";
          }
        };
    var instead = Insertion.instead("greet(String)", hook, argument(0)).ifConcerned(argument(0));
    var enter = Insertion.replacingAtEnter("greet(String)", hook, argument(0));

    assertThat(woven(instead))
        .returns("hi!", sample -> sample.apply("bob"))
        .returns("hello eve!", sample -> sample.apply("eve"));
    assertThat(woven(enter.ifConcerned(argument(0))))
        .returns("hello hi!", sample -> sample.apply("bob"))
        .returns("hello hi!", sample -> sample.apply("bug"))
        .returns("hello eve!", sample -> sample.apply("eve"));
    assertThat(asked).containsExactly("bob", "bob", "bug");
  }

  private static Object twice(Object sample, int number) throws Exception {
    var twice = sample.getClass().getDeclaredMethod("twice", int.class);
    twice.setAccessible(true);
    return twice.invoke(sample, number);
  }

  @Test
  void hookThatThrows_leavesTheMethodAsItWas() throws Exception {
    var hook =
        answering(
            (value, first, second) -> {
              throw new IllegalStateException("bug");
            });

    assertThat(
            woven(
                Insertion.replacingAtEnter("greet(String)", hook, argument(0)),
                Insertion.replacingAtExit("isFlag()", hook, RESULT)))
        .returns("hello bob!", sample -> sample.apply("bob"));
  }

  @Test
  void hookThatRefuses_endsTheMethod() throws Exception {
    var hook =
        answering(
            (value, first, second) -> {
              throw new IOException("refused");
            });
    var sample = woven(Insertion.atEnter("greet(String)", hook, argument(0)));

    assertThatThrownBy(() -> sample.apply("bob")).isInstanceOf(IOException.class);
  }

  @Test
  void missingMethodOrField_isNamed() throws Exception {
    var hook = answering((value, first, second) -> value);

    assertThat(lost(Insertion.atEnter("gone(int)", hook, SELF)))
        .containsExactly("there is no method gone(int)");
    assertThat(lost(Insertion.atEnter("isFlag()", hook, field("gone"))))
        .containsExactly("there is no field gone");
    assertThat(lost(Insertion.atEnter("isFlag()", hook, argument(0))))
        .containsExactly("there is no argument 0");
    assertThat(lost(Insertion.atEnter("apply(String)", hook, field("state"), RESULT)))
        .containsExactly("the result is the first operand or none");
  }

  @Test
  void insertionThatIsMissing_leavesTheOthersOfItsClass() throws Exception {
    var hook = answering((value, first, second) -> value + "-");
    var never = answering((value, first, second) -> "never");

    assertThat(
            woven(
                Insertion.replacingAtEnter("gone(String)", never, argument(0)),
                Insertion.replacingAtEnter("greet(String)", never, field("gone")),
                Insertion.replacingAtEnter("greet(String)", hook, argument(0))))
        .returns("hello bob-!", sample -> sample.apply("bob"));
  }

  @Test
  void alternatives_areMissedOnlyWhereNoneTakes() throws Exception {
    var hook = answering((value, first, second) -> value);
    var greet = Insertion.atEnter("greet(String)", hook, argument(0)).oneOf("greet");
    var older = Insertion.atEnter("greet(int)", hook, argument(0)).oneOf("greet");
    var oldest = Insertion.atEnter("greet()", hook, SELF).oneOf("greet");
    var other = Insertion.atEnter("see(int)", hook, argument(0)).oneOf("see");

    assertThat(lost(greet, older, oldest)).isEmpty();
    assertThat(lost(older, oldest, greet, other))
        .containsExactly("there is no method see(int) nor another like it");
    assertThat(lost(older, oldest))
        .containsExactly("there is no method greet(int) nor another like it");
  }

  @Test
  void argumentThatTheMethodOverwrites_isNotGivenAtExit() throws Exception {
    var hook = answering((value, first, second) -> value);

    assertThat(lost(Insertion.atExit("overwriting(String)", hook, argument(0))))
        .containsExactly("overwriting(String) overwrites an argument");
  }

  /** A class of Apache HttpClient 4.3 is of Java 5, and must not get frames. */
  @Test
  void instead_inAClassOfJava5_spares() throws Exception {
    var hook = answering((value, first, second) -> first + "!");
    var old = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    var type = "dev/redial/weave/OfJava5";
    old.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC, type, null, "java/lang/Object", null);
    var text = "(Ljava/lang/String;)Ljava/lang/String;";
    var greet = old.visitMethod(Opcodes.ACC_STATIC, "greet", text, null, null);
    greet.visitCode();
    greet.visitVarInsn(Opcodes.ALOAD, 0);
    greet.visitInsn(Opcodes.ARETURN);
    greet.visitMaxs(0, 0);
    greet.visitEnd();
    old.visitEnd();

    var insertion = Insertion.instead("greet(String)", hook, argument(0));
    var woven = WovenClass.weave(old.toByteArray(), List.of(insertion)).classFile();
    var method = MethodHandles.lookup().defineClass(woven).getDeclaredMethod("greet", String.class);
    method.setAccessible(true);
    assertThat(method.invoke(null, "bob")).isEqualTo("bob!");
  }

  private interface Answer {
    @Nullable Object of(Object value, Object first, Object second) throws IOException;
  }

  private static Hook answering(Answer answer) {
    return new Hook(new Decisions(RuleSet.of(List.of()), false, Log.toStderr(Log.Level.OFF))) {
      @Override
      protected @Nullable Object on(
          @Nullable Object value, @Nullable Object first, @Nullable Object second)
          throws IOException {
        return answer.of(value, first, second);
      }
    };
  }

  private static Collection<String> lost(Insertion... insertions) throws IOException {
    return weave(insertions).lost().values();
  }

  private static WeavingResult weave(Insertion... insertions) throws IOException {
    try (var in = Sample.class.getResourceAsStream("WovenClassTest$Sample.class")) {
      return WovenClass.weave(in.readAllBytes(), Arrays.asList(insertions));
    }
  }

  /** A new class of the same name in a loader of its own; the JVM verifies it. */
  @SuppressWarnings("unchecked")
  private static UnaryOperator<String> woven(Insertion... insertions) throws Exception {
    var name = Sample.class.getName();
    var classFile = weave(insertions).classFile();
    var loader =
        new ClassLoader(Sample.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String wanted, boolean resolve)
              throws ClassNotFoundException {
            var loaded =
                wanted.equals(name) ? findLoadedClass(name) : super.loadClass(wanted, resolve);
            return loaded == null ? defineClass(name, classFile, 0, classFile.length) : loaded;
          }
        };
    return (UnaryOperator<String>) loader.loadClass(name).getDeclaredConstructor().newInstance();
  }
}
