package dev.redial.fetch;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a web server answers.
 *
 * @param from where the answer comes from, after redirects
 * @param fields by their names in lower case
 * @param body empty unless the status is 200; cut off where it is larger than a reader asked for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(WebAddress from, int status, Map<String, String> fields, byte[] body) {
  /** 200: the file. */
  public static final int OK = 200;

  /** 304: it is what it was. */
  public static final int NOT_MODIFIED = 304;

  /** A field, or null. */
  public @Nullable String field(String name) {
    return fields.get(name.toLowerCase(Locale.ROOT));
  }

  /** Without fields, which may be secrets. */
  @Override
  public String toString() {
    return from + " answers " + status;
  }

  boolean isRedirect() {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }
}
