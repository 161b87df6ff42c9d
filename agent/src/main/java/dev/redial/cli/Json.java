package dev.redial.cli;

import org.jspecify.annotations.Nullable;

/** Writes JSON in ASCII, whatever the texts hold and whatever the terminal's character set is. */
final class Json {
  private final StringBuilder text = new StringBuilder();
  private boolean first = true;

  Json open(char bracket) {
    separate();
    text.append(bracket);
    first = true;
    return this;
  }

  Json close(char bracket) {
    text.append(bracket);
    first = false;
    return this;
  }

  /** A name whose value is opened next. */
  Json name(String name) {
    separate();
    quote(name);
    text.append(':');
    first = true;
    return this;
  }

  Json member(String name, int value) {
    name(name);
    text.append(value);
    first = false;
    return this;
  }

  Json member(String name, @Nullable String value) {
    name(name);
    if (value == null) {
      text.append("null");
    } else {
      quote(value);
    }
    first = false;
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void separate() {
    if (!first) {
      text.append(',');
    }
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        text.append("\\u").append(Integer.toHexString(c | 0x10000), 1, 5);
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
