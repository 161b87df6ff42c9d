package dev.redial.weave;

import dev.redial.decision.Hook;
import dev.redial.rule.Capability;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of the bridge that is inserted into a method.
 *
 * @param method where, as {@link MethodName} says
 * @param call for {@link Point#BEFORE} and {@link Point#AFTER}: the method whose calls are looked
 *     for; for {@link Point#READ}: the name of the field
 * @param replaces whether the hook's answer takes the place of the first operand
 * @param need whether a class may lack the method or the call
 * @param operands up to four, in the order in which the hook gets them
 * @param guard for {@link Point#ENTER} and {@link Point#INSTEAD}: what must hold for the hook to be
 *     asked
 * @param capability what is missing without it; null for the only one of its type
 */
public record Insertion(
    Point point,
    String method,
    String call,
    boolean replaces,
    Need need,
    List<Operand> operands,
    Hook hook,
    @Nullable Guard guard,
    @Nullable Capability capability) {
  /**
   * Whether it must take.
   *
   * @param optional whether some known releases of the class lack the method or the call
   * @param group for alternatives: what those of one class have in common, of which one must take
   */
  record Need(boolean optional, String group) {
    static final Need REQUIRED = new Need(false, "");
    static final Need OPTIONAL = new Need(true, "");
  }

  /** A condition. */
  sealed interface Guard {}

  /**
   * A field has a value.
   *
   * @param value from 0 to 5
   */
  record Value(String field, int value) implements Guard {}

  /** The hook says of an operand that it is concerned. */
  record Asked(Operand about) implements Guard {}

  enum Point {
    /** Before the method's first instruction. */
    ENTER,
    /**
     * As {@link #ENTER}; a hook that answers anything but null ends the method, and the answer is
     * what the method returns, if it returns anything. A hook that gets four operands, the first of
     * them the object itself, answers with that instead of null.
     */
    INSTEAD,
    /** Before each return; not when the method throws. */
    EXIT,
    /**
     * Before each call, inside the method, of the method named by {@link Insertion#call}, which
     * takes one or two objects. The hook gets these first and may replace the first of them.
     */
    BEFORE,
    /** After each call, inside the method, of the method named by {@link Insertion#call}. */
    AFTER,
    /** After each reading, inside the method, of the field named by {@link Insertion#call}. */
    READ
  }

  /** Shows the operands to the hook, when the method begins. */
  public static Insertion atEnter(String method, Hook hook, Operand... operands) {
    return of(Point.ENTER, method, "", hook, operands);
  }

  /** Lets the hook replace the first operand, an argument, when the method begins. */
  public static Insertion replacingAtEnter(String method, Hook hook, Operand... operands) {
    return of(Point.ENTER, method, "", hook, operands).replacing();
  }

  /** Lets the hook spare the method its work. */
  public static Insertion instead(String method, Hook hook, Operand... operands) {
    return of(Point.INSTEAD, method, "", hook, operands);
  }

  /** Shows the operands to the hook, when the method returns. */
  public static Insertion atExit(String method, Hook hook, Operand... operands) {
    return of(Point.EXIT, method, "", hook, operands);
  }

  /** Lets the hook replace {@link Operand#RESULT}, the first operand. */
  public static Insertion replacingAtExit(String method, Hook hook, Operand... operands) {
    return of(Point.EXIT, method, "", hook, operands).replacing();
  }

  /** Shows the operands to the hook, after a call inside the method. */
  public static Insertion after(String call, String method, Hook hook, Operand... operands) {
    return of(Point.AFTER, method, call, hook, operands);
  }

  /** Lets the hook replace what a call inside the method answered, the first operand. */
  public static Insertion replacingAfter(
      String call, String method, Hook hook, Operand... operands) {
    return of(Point.AFTER, method, call, hook, operands).replacing();
  }

  /** Lets the hook replace the first argument of a call inside the method. */
  public static Insertion replacingBefore(
      String call, String method, Hook hook, Operand... operands) {
    return of(Point.BEFORE, method, call, hook, operands).replacing();
  }

  /** The same, where some known releases of the class lack the method or the call. */
  public Insertion ifThere() {
    return with(Need.OPTIONAL, guard, capability);
  }

  /** The same, as one of the alternatives in a class of which at least one must take. */
  public Insertion oneOf(String group) {
    return with(new Need(true, group), guard, capability);
  }

  /** The same, for this; needs saying where a type is woven for more than one. */
  public Insertion serving(Capability served) {
    return with(need, guard, served);
  }

  /**
   * The same, asked only while a field of the object, an int, has a value; for what replaces an
   * argument. It costs other objects the reading of the field.
   */
  public Insertion onlyWhile(String field, int value) {
    return with(need, new Value(field, value), capability);
  }

  /**
   * The same, asked only if the hook is concerned with an operand. All others pay for that question
   * alone, and none of their primitives is boxed.
   */
  public Insertion ifConcerned(Operand about) {
    return with(need, new Asked(about), capability);
  }

  private Insertion with(Need needed, @Nullable Guard asked, @Nullable Capability served) {
    return new Insertion(point, method, call, replaces, needed, operands, hook, asked, served);
  }

  private Insertion replacing() {
    return new Insertion(point, method, call, true, need, operands, hook, guard, capability);
  }

  private static Insertion of(
      Point point, String method, String call, Hook hook, Operand... operands) {
    return new Insertion(
        point, method, call, false, Need.REQUIRED, List.of(operands), hook, null, null);
  }

  /** The method and the call that are looked for, in words. */
  public String where() {
    return (call.isEmpty() ? "" : "use of " + call + " in ") + "method " + method;
  }

  /** Lets the hook replace what the method reads from a field, the first operand. */
  public static Insertion replacingRead(
      String field, String method, Hook hook, Operand... operands) {
    return of(Point.READ, method, field, hook, operands).replacing();
  }
}
