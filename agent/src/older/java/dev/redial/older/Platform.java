package dev.redial.older;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLEngineResult;
import org.jspecify.annotations.Nullable;

/** Of classes, class loaders and modules. */
@SuppressWarnings("checkstyle:ParameterNumber") // as those have them
public final class Platform {
  static final boolean IS_EIGHT =
      System.getProperty("java.specification.version", "").startsWith("1.");

  private Platform() {}

  /** Above the application's: in Java 8 that of the extensions. */
  public static ClassLoader getPlatformClassLoader() {
    ClassLoader top = ClassLoader.getSystemClassLoader();
    while (top.getParent() != null) {
      top = top.getParent();
    }
    return top;
  }

  /** Of {@link Class}. */
  public static String getPackageName(Class<?> type) {
    Class<?> at = type;
    while (at.isArray()) {
      at = at.getComponentType();
    }
    int end = at.getName().lastIndexOf('.');
    return at.isPrimitive() ? "java.lang" : at.getName().substring(0, Math.max(0, end));
  }

  /** Whether no name finds it, as that of a lambda. */
  public static boolean isHidden(Class<?> type) {
    return type.getName().indexOf('/') >= 0;
  }

  /** Of {@link Class}. */
  public static ModuleView getModule(Class<?> type) {
    return new ModuleView(IS_EIGHT ? null : ModuleView.call(type, "getModule"));
  }

  /** Which record of DTLS it is about; not known. */
  public static long sequenceNumber(SSLEngineResult result) {
    return 0;
  }

  /** Nothing in Java 8, where all is open. */
  public static void redefineModule(
      Instrumentation jvm,
      ModuleView module,
      Set<ModuleView> reads,
      Map<String, Set<ModuleView>> exports,
      Map<String, Set<ModuleView>> opens,
      Set<Class<?>> uses,
      Map<Class<?>, java.util.List<Class<?>>> provides) {
    if (IS_EIGHT) {
      return;
    }
    try {
      for (Method method : Instrumentation.class.getMethods()) {
        if (method.getName().equals("redefineModule")) {
          method.invoke(jvm, module.real, real(reads), real(exports), real(opens), uses, provides);
          return;
        }
      }
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<@Nullable Object> real(Set<ModuleView> views) {
    Set<@Nullable Object> modules = new HashSet<>();
    for (ModuleView view : views) {
      modules.add(view.real);
    }
    return modules;
  }

  private static Map<String, Set<@Nullable Object>> real(Map<String, Set<ModuleView>> views) {
    Map<String, Set<@Nullable Object>> modules = new HashMap<>();
    for (Map.Entry<String, Set<ModuleView>> entry : views.entrySet()) {
      modules.put(entry.getKey(), real(entry.getValue()));
    }
    return modules;
  }
}
