package dev.redial.tls;

import dev.redial.rule.tls.Selection;
import java.lang.reflect.Method;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The named groups of one connection, which Java has in the parameters since 20: JSSE also checks
 * by them what a server of TLS 1.2 chooses. Before that the JVM's list is for all connections.
 */
public final class GroupParameters {
  private static final @Nullable Method GET = method("getNamedGroups");
  private static final @Nullable Method SET = method("setNamedGroups", String[].class);

  private GroupParameters() {}

  /** Whether this Java has them. */
  public static boolean areThere() {
    return GET != null;
  }

  private static @Nullable Method method(String name, Class<?>... parameters) {
    try {
      return SSLParameters.class.getMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  /** Applies a rule's selection; leaves it to {@code GroupsHook} to refuse one of nothing. */
  static void apply(Selection selection, SSLParameters parameters) throws SSLException {
    if (selection.isEmpty() || GET == null || SET == null) {
      return;
    }
    try {
      var before = (String[]) GET.invoke(parameters);
      if (before != null) {
        var available = new NamedGroups().available();
        var after = Offer.of(selection, before, available, Arrays.asList(before));
        if (!after.names().isEmpty()) {
          SET.invoke(parameters, (Object) after.toArray());
        }
      }
    } catch (Throwable t) {
      throw new SSLException("the named groups cannot be changed", t);
    }
  }
}
