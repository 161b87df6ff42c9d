package dev.redial.tls;

import dev.redial.rule.TlsNames;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code sun.security.ssl.NamedGroup}, the same in JDK 17 to 27. */
final class NamedGroups {
  private final MethodHandle byName;
  private final MethodHandle name;
  private final MethodHandle isAvailable;

  NamedGroups() throws ReflectiveOperationException {
    var type = Class.forName("sun.security.ssl.NamedGroup", false, null);
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
            .findGetter(type, "isAvailable", boolean.class)
            .asType(MethodType.methodType(boolean.class, Object.class));
  }

  /** Of a group, or of its name. */
  String nameOf(Object group) throws Throwable {
    return group instanceof String text ? text : (String) name.invokeExact(group);
  }

  @Nullable Object named(String text) throws Throwable {
    return (Object) byName.invokeExact(text);
  }

  /** The groups that rules know and this JVM has. */
  List<String> available() throws Throwable {
    var available = new ArrayList<String>();
    for (var text : TlsNames.GROUPS) {
      var group = named(text);
      if (group != null && (boolean) isAvailable.invokeExact(group)) {
        available.add(text);
      }
    }
    return available;
  }
}
