package dev.redial.older;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In the place of java.lang.Module; Java 8 has none. */
public final class ModuleView {
  /** The JDK's own, or null in Java 8. */
  final @Nullable Object real;

  ModuleView(@Nullable Object real) {
    this.real = real;
  }

  static Object call(Object target, String method, String... arguments) {
    Class<?>[] types = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {String.class};
    try {
      return target.getClass().getMethod(method, types).invoke(target, (Object[]) arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In the place of java.lang.ModuleLayer. */
  public static final class Layer {
    private Layer() {}

    /** That of the JDK and the application. */
    public static Layer boot() {
      return new Layer();
    }

    /** None in Java 8. */
    public Optional<ModuleView> findModule(String name) {
      if (Platform.IS_EIGHT) {
        return Optional.empty();
      }
      try {
        Object boot = Class.forName("java.lang.ModuleLayer").getMethod("boot").invoke(null);
        return ((Optional<?>) call(boot, "findModule", name)).map(ModuleView::new);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
