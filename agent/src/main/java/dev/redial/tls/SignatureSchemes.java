package dev.redial.tls;

import dev.redial.rule.tls.Selection;
import dev.redial.rule.tls.TlsNames;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * JSSE's default list of signature schemes, which newer builds hand out in the parameters of each
 * connection.
 *
 * <p>As long as such a build finds the very array of {@code SupportedSigSchemes.DEFAULT}, it offers
 * whatever the constraints permit. The array is without what the JDK disables. Parameters that are
 * taken and set again hold a copy, and no rule could permit more than that. Older builds have no
 * such array, and no list unless the application sets one.
 */
final class SignatureSchemes {
  private static final String HOLDER = "sun.security.ssl.SignatureScheme$SupportedSigSchemes";

  private static final String @Nullable [] DEFAULT = read();

  private SignatureSchemes() {}

  private static String @Nullable [] read() {
    try {
      var holder = Class.forName(HOLDER, false, null);
      return (String[])
          MethodHandles.privateLookupIn(holder, MethodHandles.lookup())
              .findStaticGetter(holder, "DEFAULT", String[].class)
              .invokeExact();
    } catch (ReflectiveOperationException e) {
      // an older build
      return null;
    } catch (Throwable t) {
      throw new ExceptionInInitializerError(t);
    }
  }

  /** Has the connection go by the constraints where the application has no list of its own. */
  static void leaveDefault(SSLParameters parameters) throws SSLException {
    if (DEFAULT == null) {
      return;
    }
    try {
      var schemes = (String[]) Accessors.GET.invokeExact(parameters);
      if (Arrays.equals(schemes, DEFAULT)) {
        Accessors.SET.invokeExact(parameters, (String[]) null);
      }
    } catch (Throwable t) {
      throw new SSLException("the signature schemes cannot be left as they are", t);
    }
  }

  /**
   * Applies a rule's selection, once the default is left.
   *
   * @return the schemes to withhold from this connection
   */
  static Set<String> apply(Selection selection, SSLParameters parameters) throws SSLException {
    if (selection.isEmpty()) {
      return Set.of();
    }
    var all = TlsNames.signatureSchemes();
    var left = Offer.of(selection, all.toArray(new String[0]), all, all).names();
    try {
      var own = DEFAULT == null ? null : (String[]) Accessors.GET.invokeExact(parameters);
      if (own != null) {
        var chosen = Offer.of(selection, own, all, Arrays.asList(own));
        Accessors.SET.invokeExact(parameters, chosen.toArray());
      }
    } catch (Throwable t) {
      throw new SSLException("the signature schemes cannot be changed", t);
    }
    var withheld = new HashSet<>(all);
    withheld.removeAll(left);
    return withheld;
  }

  /** Of {@link SSLParameters}, which has them since Java 19. */
  private static final class Accessors {
    static final MethodHandle GET = find("getSignatureSchemes", String[].class);
    static final MethodHandle SET = find("setSignatureSchemes", void.class, String[].class);

    private static MethodHandle find(String name, Class<?> result, Class<?>... arguments) {
      try {
        return MethodHandles.publicLookup()
            .findVirtual(SSLParameters.class, name, MethodType.methodType(result, arguments));
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }
  }
}
