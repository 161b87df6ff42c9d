package dev.redial.tls;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The names that an address knows by itself: {@code InetAddress.holder.originalHostName} and {@code
 * hostName}, the same in JDK 17 to 27. Not to be used while InetAddress itself is woven.
 */
public final class AddressNames {
  private static final MethodHandle ORIGINAL;
  private static final MethodHandle KNOWN;

  static {
    try {
      var lookup = MethodHandles.privateLookupIn(InetAddress.class, MethodHandles.lookup());
      var type = Class.forName("java.net.InetAddress$InetAddressHolder", false, null);
      var holder = lookup.findGetter(InetAddress.class, "holder", type);
      var name = MethodType.methodType(String.class, InetAddress.class);
      ORIGINAL = of(lookup, holder, type, "originalHostName").asType(name);
      KNOWN = of(lookup, holder, type, "hostName").asType(name);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private AddressNames() {}

  private static MethodHandle of(
      MethodHandles.Lookup lookup, MethodHandle holder, Class<?> type, String field)
      throws ReflectiveOperationException {
    var getter = lookup.findGetter(type, field, String.class);
    return MethodHandles.filterReturnValue(holder, getter);
  }

  /** Whether the application made the address from a literal, and not from a name. */
  public static boolean isLiteral(InetAddress address) {
    try {
      var name = (String) ORIGINAL.invokeExact(address);
      return name == null || name.isEmpty();
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  /** The name that the address was made with or that was looked up for it, or null. */
  static @Nullable String known(InetAddress address) {
    try {
      return (String) KNOWN.invokeExact(address);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
