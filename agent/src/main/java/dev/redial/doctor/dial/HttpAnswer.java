package dev.redial.doctor.dial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The head of what a server answers.
 *
 * @param line the status line
 * @param fields name and value, as they came
 */
public record HttpAnswer(int status, String line, List<String> fields) {
  public static final int UNAUTHORISED = 401;
  public static final int FORBIDDEN = 403;
  public static final int MISDIRECTED = 421;
  public static final int NOT_FOUND = 404;

  /** What tells who has answered, and what it wants. */
  private static final List<String> TELLING =
      List.of("server", "via", "location", "www-authenticate", "proxy-authenticate", "x-cache");

  private static final int CLASS = 100;

  /** One of which nothing but the status is known. */
  public static HttpAnswer of(int status) {
    return new HttpAnswer(status, String.valueOf(status), List.of());
  }

  /** The values of a field. */
  List<String> values(String name) {
    var values = new ArrayList<String>();
    for (var field : fields) {
      int colon = field.indexOf(':');
      if (colon > 0 && field.substring(0, colon).equalsIgnoreCase(name)) {
        values.add(field.substring(colon + 1).strip());
      }
    }
    return values;
  }

  /** The first value of a field, or null. */
  public @Nullable String value(String name) {
    var values = values(name);
    return values.isEmpty() ? null : values.get(0);
  }

  /** The fields that tell who has answered. */
  public List<String> telling() {
    var telling = new ArrayList<String>();
    for (var field : fields) {
      int colon = Math.max(0, field.indexOf(':'));
      if (TELLING.contains(field.substring(0, colon).toLowerCase(Locale.ROOT))) {
        telling.add(field);
      }
    }
    return telling;
  }

  /** 2 for 200 to 299. */
  private int hundreds() {
    return status / CLASS;
  }

  /**
   * Whether the right site may have answered, as a number. A site that the call reached has 3. No
   * such page has 2, a bad request 1. A refusal by a front end has 0.
   */
  public int rank() {
    return switch (status) {
      case UNAUTHORISED, 405, 426 -> 3;
      case NOT_FOUND -> 2;
      case FORBIDDEN, MISDIRECTED -> 0;
      default -> hundreds() <= 3 ? 3 : hundreds() == 4 ? 1 : 0;
    };
  }

  /** Whether a call that is answered so has reached its site. */
  public boolean isOfSite() {
    return rank() >= 2;
  }
}
