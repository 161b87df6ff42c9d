package dev.redial.tls.trust;

import dev.redial.reflect.Members;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.security.AlgorithmConstraints;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The JDK's own lists of disabled algorithms, by members that are the same in 8 to 27. */
final class JdkLists {
  private static final Class<?> LIST = type("sun.security.util.DisabledAlgorithmConstraints");
  private static final Class<?> DECOMPOSER = type("sun.security.util.AlgorithmDecomposer");
  private static final Class<?> OF_JSSE = type("sun.security.ssl.SSLAlgorithmConstraints");
  private static final Class<?> JSSE_DECOMPOSER = type("sun.security.ssl.SSLAlgorithmDecomposer");
  private static final @Nullable Field PATTERNS = patternsOfList();

  private JdkLists() {}

  private static Class<?> type(String name) {
    try {
      return Class.forName(name, false, null);
    } catch (ClassNotFoundException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** One like the JVM's, except for what this security property holds. */
  static AlgorithmConstraints make(DisabledList like, String property)
      throws ReflectiveOperationException {
    var decomposer =
        switch (like) {
          case TLS -> constructor(JSSE_DECOMPOSER).newInstance();
          case CERTIFICATES -> constructor(JSSE_DECOMPOSER, boolean.class).newInstance(true);
          case PATHS -> constructor(DECOMPOSER).newInstance();
        };
    return (AlgorithmConstraints)
        constructor(LIST, String.class, DECOMPOSER).newInstance(property, decomposer);
  }

  private static Constructor<?> constructor(Class<?> type, Class<?>... parameters)
      throws NoSuchMethodException {
    var constructor = type.getDeclaredConstructor(parameters);
    constructor.setAccessible(true);
    return constructor;
  }

  /** The one that the whole JVM has, of one type or another. */
  static AlgorithmConstraints ofJvm(DisabledList list) throws ReflectiveOperationException {
    var found =
        switch (list) {
          case TLS -> field(OF_JSSE, "tlsDisabledAlgConstraints").get(null);
          case CERTIFICATES -> field(OF_JSSE, "x509DisabledAlgConstraints").get(null);
          case PATHS -> ofPaths().invoke(null);
        };
    return (AlgorithmConstraints) Objects.requireNonNull(found);
  }

  private static Method ofPaths() throws NoSuchMethodException {
    var method = LIST.getDeclaredMethod("certPathConstraints");
    method.setAccessible(true);
    return method;
  }

  /** Whether an entry may be a pattern. */
  static boolean knowPatterns() {
    return PATTERNS != null;
  }

  static int patterns(AlgorithmConstraints list) throws IllegalAccessException {
    var patterns = PATTERNS == null ? null : (List<?>) PATTERNS.get(list);
    return patterns == null ? 0 : patterns.size();
  }

  /** Those that this JDK has, the disabled ones, too. */
  static List<String> suites() throws ReflectiveOperationException {
    var suites = new ArrayList<String>();
    for (var suite : type("sun.security.ssl.CipherSuite").getEnumConstants()) {
      suites.add((String) Objects.requireNonNull(Members.get(suite, "name")));
    }
    return suites;
  }

  private static @Nullable Field patternsOfList() {
    try {
      return field(LIST, "disabledPatterns");
    } catch (NoSuchFieldException e) {
      return null;
    }
  }

  static Object names(AlgorithmConstraints list) throws ReflectiveOperationException {
    return field(LIST, "disabledAlgorithms").get(list);
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    var field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
