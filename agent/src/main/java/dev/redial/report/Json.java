package dev.redial.report;

import org.jspecify.annotations.Nullable;

/** Writes JSON in ASCII, whatever the texts hold and whatever the terminal's character set is. */
public final class Json {
  private final StringBuilder text = new StringBuilder();
  private boolean first = true;

  /** Begins an object or an array, by its opening bracket. */
  public Json open(char bracket) {
    separate();
    text.append(bracket);
    first = true;
    return this;
  }

  /** Ends it, by its closing bracket. */
  public Json close(char bracket) {
    text.append(bracket);
    first = false;
    return this;
  }

  /** A name whose value is opened next. */
  public Json name(String name) {
    separate();
    quote(name);
    text.append(':');
    first = true;
    return this;
  }

  /** A member of an object that is a number. */
  public Json member(String name, long value) {
    name(name);
    text.append(value);
    first = false;
    return this;
  }

  /** A member of an object that is true or false. */
  public Json member(String name, boolean value) {
    name(name);
    text.append(value);
    first = false;
    return this;
  }

  /** An element of an array. */
  public Json element(String value) {
    separate();
    quote(value);
    first = false;
    return this;
  }

  /** A member of an object that is a text or null. */
  public Json member(String name, @Nullable String value) {
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
