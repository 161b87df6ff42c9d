package dev.redial.demo.sandbox;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes JSON (RFC 8259) in one line. */
final class Json {
  private final StringBuilder text = new StringBuilder();

  /** What is between the braces. */
  void object(Runnable fields) {
    separate();
    text.append('{');
    fields.run();
    text.append('}');
  }

  void field(String name, String value) {
    key(name);
    quote(value);
  }

  void field(String name, boolean value) {
    key(name);
    text.append(value);
  }

  void texts(String name, List<String> values) {
    key(name);
    text.append('[');
    for (var value : values) {
      separate();
      quote(value);
    }
    text.append(']');
  }

  void texts(String name, Map<String, String> values) {
    key(name);
    text.append('{');
    values.forEach(this::field);
    text.append('}');
  }

  /** A list of objects. */
  <T> void list(String name, List<T> items, Consumer<T> fields) {
    key(name);
    text.append('[');
    items.forEach(item -> object(() -> fields.accept(item)));
    text.append(']');
  }

  private void key(String name) {
    separate();
    quote(name);
    text.append(':');
  }

  private void separate() {
    if (!text.isEmpty() && "{[:".indexOf(text.charAt(text.length() - 1)) < 0) {
      text.append(',');
    }
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        default -> {
          if (c < ' ') {
            text.append("\\u%04x".formatted((int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
