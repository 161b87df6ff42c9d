package dev.redial.weave;

import net.bytebuddy.jar.asm.Type;

/**
 * A method as an instrumentation writes it: {@code permits(Set,String)}, or {@link #ANY}.
 *
 * <p>The parameter types are simple because a relocated copy of a library differs in the packages.
 */
public final class MethodName {
  /** Stands for every method of the class. */
  public static final String ANY = "*";

  private MethodName() {}

  /** Whether the method of a class file is the one that is wanted. */
  static boolean matches(String wanted, String name, String descriptor) {
    if (wanted.equals(ANY)) {
      return true;
    }
    var plain = withoutModule(name);
    return wanted.startsWith(plain)
        && wanted.charAt(plain.length()) == '('
        && wanted.substring(plain.length()).equals(parameters(descriptor));
  }

  /** Kotlin calls an internal method {@code name$module}. */
  private static String withoutModule(String name) {
    int dollar = name.indexOf('$');
    return dollar > 0 ? name.substring(0, dollar) : name;
  }

  /** {@code (Ljava/util/Set;I)V} as {@code (Set,int)}. */
  private static String parameters(String descriptor) {
    var text = new StringBuilder("(");
    for (var type : Type.getArgumentTypes(descriptor)) {
      if (text.length() > 1) {
        text.append(',');
      }
      var full = type.getClassName();
      text.append(full, full.lastIndexOf('.') + 1, full.length());
    }
    return text.append(')').toString();
  }
}
