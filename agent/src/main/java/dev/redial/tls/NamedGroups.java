package dev.redial.tls;

import dev.redial.rule.OldJdk;
import dev.redial.rule.tls.TlsNames;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code sun.security.ssl.NamedGroup}, the same in JDK 11 to 27; Java 8 has it elsewhere. */
public final class NamedGroups {
  private final MethodHandle byName;
  private final MethodHandle name;
  private final MethodHandle isAvailable;

  public NamedGroups() throws ReflectiveOperationException {
    var home = OldJdk.IS_EIGHT ? "SupportedGroupsExtension$" : "";
    var type = Class.forName("sun.security.ssl." + home + "NamedGroup", false, null);
    var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    byName =
        lookup
            .findStatic(type, "nameOf", MethodType.methodType(type, String.class))
            .asType(MethodType.methodType(Object.class, String.class));
    name =
        lookup
            .findGetter(type, "name", String.class)
            .asType(MethodType.methodType(String.class, Object.class));
    isAvailable =
        lookup
            .findGetter(type, OldJdk.IS_EIGHT ? "isEcAvailable" : "isAvailable", boolean.class)
            .asType(MethodType.methodType(boolean.class, Object.class));
  }

  /** Of a group, or of its name. */
  public String nameOf(Object group) throws Throwable {
    return group instanceof String text ? text : (String) name.invokeExact(group);
  }

  public @Nullable Object named(String text) throws Throwable {
    return (Object) byName.invokeExact(text);
  }

  /** The groups that rules know and this JVM has. */
  public List<String> available() throws Throwable {
    var available = new ArrayList<String>();
    for (var text : TlsNames.GROUPS) {
      var group = lacksCurve(text) ? null : named(text);
      if (group != null && (boolean) isAvailable.invokeExact(group)) {
        available.add(text);
      }
    }
    return available;
  }

  /** Java 8 knows the names of the curves by Montgomery, and cannot compute with them. */
  private static boolean lacksCurve(String group) {
    return OldJdk.IS_EIGHT && (group.equals("x25519") || group.equals("x448"));
  }
}
