package dev.redial.client.jetty;

import dev.redial.http.HeaderFields;
import dev.redial.reflect.ClientConstructor;
import dev.redial.reflect.ClientFunction;
import dev.redial.reflect.ClientMethod;

/** Jetty's own header fields, {@code org.eclipse.jetty.http.HttpFields}. */
final class JettyFields {
  private static final ClientMethod NAME = ClientMethod.object("getName()");
  private static final ClientMethod VALUE = ClientMethod.object("getValue()");
  private static final ClientMethod ADD = ClientMethod.object("add(String,String)");

  /** Up to 9.4, where it is a class. */
  private static final ClientConstructor NEW = new ClientConstructor("HttpFields", "HttpFields()");

  /** From 10 on, where it is an interface. */
  private static final ClientFunction BUILD =
      new ClientFunction("HttpFields", "HttpFields.build()");

  private JettyFields() {}

  static HeaderFields read(Object fields) {
    var read = new HeaderFields();
    addTo(read, fields);
    return read;
  }

  static void addTo(HeaderFields read, Object fields) {
    for (var field : (Iterable<?>) fields) {
      read.add((String) NAME.get(field), (String) VALUE.call(field));
    }
  }

  /** New fields of the same library; pseudo-header fields are left out. */
  static Object write(HeaderFields fields, Object like) {
    var copy = NEW.isIn(like) ? NEW.create(like) : BUILD.call(like);
    for (int i = 0; i < fields.size(); i++) {
      if (!fields.name(i).startsWith(":")) {
        var value = fields.value(i);
        ADD.call(copy, fields.name(i), value == null ? "" : value);
      }
    }
    return copy;
  }
}
