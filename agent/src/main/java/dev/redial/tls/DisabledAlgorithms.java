package dev.redial.tls;

import dev.redial.rule.Glob;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.security.AlgorithmConstraints;
import java.security.Security;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's list of algorithms that TLS must not use, without some of its entries. It is a list of
 * the JDK's own type, which reads a security property, so that each entry means what it always
 * does.
 */
final class DisabledAlgorithms {
  private static final String PROPERTY = "jdk.tls.disabledAlgorithms";

  /** Read by nobody else, and empty but for the moment in which a list is made. */
  private static final String OWN_PROPERTY = "redial.tls.disabledAlgorithms";

  private static final Map<List<String>, AlgorithmConstraints> MADE = new HashMap<>();

  private DisabledAlgorithms() {}

  /**
   * The list without these entries.
   *
   * @param absent takes those that the JVM does not have
   */
  static AlgorithmConstraints without(List<String> removed, List<String> absent)
      throws SSLException {
    var all = ofJvm();
    var left = new ArrayList<String>();
    var found = new ArrayList<String>();
    for (var entry : entries(all)) {
      if (contains(removed, entry)) {
        found.add(entry);
      } else {
        left.add(entry);
      }
    }
    for (var entry : removed) {
      if (!contains(found, entry)) {
        absent.add("what '" + entry + "' disables: " + PROPERTY + " of this JVM has no such entry");
      }
    }
    try {
      return made(String.join(",", left), all);
    } catch (SSLException e) {
      throw e;
    } catch (Throwable t) {
      throw new SSLException("the disabled algorithms cannot be changed", t);
    }
  }

  private static String ofJvm() {
    var text = Security.getProperty(PROPERTY);
    return text == null ? "" : text;
  }

  private static List<String> entries(String text) {
    var entries = new ArrayList<String>();
    int start = 0;
    for (int end = text.indexOf(','); end >= 0; end = text.indexOf(',', start)) {
      entries.add(text.substring(start, end));
      start = end + 1;
    }
    entries.add(text.substring(start));
    return entries;
  }

  private static boolean contains(List<String> entries, String wanted) {
    for (var entry : entries) {
      if (inOneForm(entry).equalsIgnoreCase(inOneForm(wanted))) {
        return true;
      }
    }
    return false;
  }

  private static String inOneForm(String entry) {
    var form = new StringBuilder();
    for (int i = 0; i < entry.length(); i++) {
      char c = entry.charAt(i);
      boolean isSpace = Character.isWhitespace(c);
      boolean isFirst = form.length() == 0 || form.charAt(form.length() - 1) == ' ';
      if (!isSpace) {
        form.append(c);
      } else if (!isFirst) {
        form.append(' ');
      }
    }
    return form.toString().trim();
  }

  private static synchronized AlgorithmConstraints made(String left, String all) throws Throwable {
    var key = List.of(left, all);
    var known = MADE.get(key);
    if (known == null) {
      // what changed since is not what holds, and must not be relaxed further than a rule says
      if (!isOfJvm(all)) {
        throw new SSLException(PROPERTY + " has changed since this JVM's TLS read it");
      }
      known = list(left);
      MADE.put(key, known);
    }
    return known;
  }

  private static boolean isOfJvm(String all) throws Throwable {
    var jvms = Jdk.ofJvm();
    var names = new ArrayList<String>();
    int patterns = 0;
    for (var entry : entries(all)) {
      if (Jdk.isPattern(entry)) {
        patterns++;
      } else {
        names.add(entry);
      }
    }
    return Jdk.names(list(String.join(",", names))).equals(Jdk.names(jvms))
        && Jdk.patterns(jvms) == patterns;
  }

  /** Under a name of its own a list has no patterns: all suites stand there that one is for. */
  private static AlgorithmConstraints list(String text) throws Throwable {
    var entries = new ArrayList<String>();
    for (var entry : entries(text)) {
      if (Jdk.isPattern(entry)) {
        for (var suite : Jdk.suites()) {
          if (Glob.matches(entry.trim(), suite)) {
            entries.add(suite);
          }
        }
      } else {
        entries.add(entry);
      }
    }
    Security.setProperty(OWN_PROPERTY, String.join(",", entries));
    try {
      return Jdk.newList(OWN_PROPERTY);
    } finally {
      Security.setProperty(OWN_PROPERTY, "");
    }
  }

  /** Members of the JDK, the same in 17 to 27. */
  private static final class Jdk {
    private static final Class<?> LIST = type("sun.security.util.DisabledAlgorithmConstraints");
    private static final Class<?> TLS = type("sun.security.ssl.SSLAlgorithmConstraints");
    private static final MethodHandle NEW = newList();
    private static final @Nullable Field PATTERNS = patternsOfList();

    private static Class<?> type(String name) {
      try {
        return Class.forName(name, false, null);
      } catch (ClassNotFoundException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private static MethodHandle newList() {
      try {
        var decomposer = type("sun.security.ssl.SSLAlgorithmDecomposer");
        var wider = type("sun.security.util.AlgorithmDecomposer");
        var lookup = MethodHandles.privateLookupIn(TLS, MethodHandles.lookup());
        var made = lookup.findConstructor(decomposer, MethodType.methodType(void.class));
        var list =
            lookup.findConstructor(LIST, MethodType.methodType(void.class, String.class, wider));
        return MethodHandles.collectArguments(list, 1, made.asType(MethodType.methodType(wider)))
            .asType(MethodType.methodType(AlgorithmConstraints.class, String.class));
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    static AlgorithmConstraints newList(String property) throws Throwable {
      return (AlgorithmConstraints) NEW.invokeExact(property);
    }

    /** The one that all of TLS has, of one type or another. */
    static AlgorithmConstraints ofJvm() throws ReflectiveOperationException {
      var field = TLS.getDeclaredField("tlsDisabledAlgConstraints");
      field.setAccessible(true);
      return (AlgorithmConstraints) field.get(null);
    }

    /** Only newer builds know patterns: to the others it is a name, which nothing has. */
    static boolean isPattern(String entry) {
      return PATTERNS != null && Glob.isPattern(entry);
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
        var field = LIST.getDeclaredField("disabledPatterns");
        field.setAccessible(true);
        return field;
      } catch (NoSuchFieldException e) {
        return null;
      }
    }

    static Object names(AlgorithmConstraints list) throws ReflectiveOperationException {
      var field = LIST.getDeclaredField("disabledAlgorithms");
      field.setAccessible(true);
      return field.get(list);
    }
  }
}
