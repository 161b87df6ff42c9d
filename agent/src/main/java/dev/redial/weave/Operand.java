package dev.redial.weave;

/**
 * What woven code hands to a hook.
 *
 * @param index of the parameter, from 0, for {@link Kind#ARGUMENT}; of the first for {@link
 *     Kind#RANGE}
 * @param name of the field, for {@link Kind#FIELD}
 */
public record Operand(Kind kind, int index, String name) {
  /** The object that the method was called on. */
  public static final Operand SELF = new Operand(Kind.SELF, 0, "");

  /** What the method returns, or the call inside it that was waited for. */
  public static final Operand RESULT = new Operand(Kind.RESULT, 0, "");

  enum Kind {
    SELF,
    ARGUMENT,
    RANGE,
    FIELD,
    RESULT
  }

  /** A parameter of the method, from 0. */
  public static Operand argument(int index) {
    return new Operand(Kind.ARGUMENT, index, "");
  }

  /** Two parameters, an offset and a length, as one Long: see {@code dev.redial.http.raw.Range}. */
  public static Operand range(int first) {
    return new Operand(Kind.RANGE, first, "");
  }

  /** A field that the woven class itself declares; its type is an object or boolean. */
  public static Operand field(String name) {
    return new Operand(Kind.FIELD, 0, name);
  }
}
