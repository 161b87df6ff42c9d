package dev.redial.http;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Reads and makes {@code sun.net.www.MessageHeader}, whose first entry is the request line as a key
 * without a value. The package must be open to the agent.
 */
public final class MessageHeaders {
  private final MethodHandle create;
  private final MethodHandle add;
  private final MethodHandle key;
  private final MethodHandle value;

  public MessageHeaders() throws ReflectiveOperationException {
    var type = Class.forName("sun.net.www.MessageHeader", false, null);
    var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    var twoStrings = MethodType.methodType(void.class, String.class, String.class);
    var at = MethodType.methodType(String.class, int.class);
    var atOf = MethodType.methodType(String.class, Object.class, int.class);
    create =
        lookup
            .findConstructor(type, MethodType.methodType(void.class))
            .asType(MethodType.methodType(Object.class));
    add =
        lookup
            .findVirtual(type, "add", twoStrings)
            .asType(MethodType.methodType(void.class, Object.class, String.class, String.class));
    key = lookup.findVirtual(type, "getKey", at).asType(atOf);
    value = lookup.findVirtual(type, "getValue", at).asType(atOf);
  }

  /** The status of a response, whose first entry is the status line as a value, or 0. */
  public int status(Object header) throws Throwable {
    var line = (String) value.invokeExact(header, 0);
    int start = line == null || !line.startsWith("HTTP/") ? -1 : line.indexOf(' ');
    int status = 0;
    for (int i = start + 1; start > 0 && i < Math.min(start + 4, line.length()); i++) {
      int digit = line.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      status = status * 10 + digit;
    }
    return status;
  }

  public HeaderFields read(Object header) throws Throwable {
    var fields = new HeaderFields();
    for (int i = 0; ; i++) {
      @Nullable String name = (String) key.invokeExact(header, i);
      if (name == null) {
        return fields;
      }
      fields.add(name, (String) value.invokeExact(header, i));
    }
  }

  public Object write(HeaderFields fields) throws Throwable {
    var header = (Object) create.invokeExact();
    for (int i = 0; i < fields.size(); i++) {
      add.invokeExact(header, fields.name(i), fields.value(i));
    }
    return header;
  }
}
