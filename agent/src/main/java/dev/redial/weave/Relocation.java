package dev.redial.weave;

import org.jspecify.annotations.Nullable;

/** Tells the copies of a library's class that a build has moved to another package. */
public final class Relocation {
  private static final int LONGEST_DOMAIN = 3;
  private static final String APACHE_4 = "org.apache.http.";
  private static final String RENAMED_APACHE_4 = ".httpclient.";

  private Relocation() {}

  /** That instrumentation, if the type is the original or a relocated copy of it. */
  public static @Nullable Class<? extends TypeInstrumentation> copy(
      String type, String original, Class<? extends TypeInstrumentation> instrumentation) {
    return isCopy(type, original) ? instrumentation : null;
  }

  /** The same for Apache HttpClient 4, of which a relocation may leave less. */
  public static @Nullable Class<? extends TypeInstrumentation> ofApache4(
      String type, String original, Class<? extends TypeInstrumentation> instrumentation) {
    return isCopyOfApache4(type, original) ? instrumentation : null;
  }

  /**
   * Whether a type is another one or a relocated copy of it. Most relocations put something in
   * front; some drop the first segment as well, where it is a top-level domain like {@code org}.
   */
  private static boolean isCopy(String type, String original) {
    int domain = original.indexOf('.');
    int from = domain <= LONGEST_DOMAIN ? domain + 1 : 0;
    int length = original.length() - from;
    int start = type.length() - length;
    return type.regionMatches(start, original, from, length)
        && (start == 0 ? from == 0 : type.charAt(start - 1) == '.');
  }

  /**
   * The same for a type of Apache HttpClient 4, whose own package some copies call otherwise: those
   * of Maven's Wagon and of Android.
   */
  private static boolean isCopyOfApache4(String type, String original) {
    if (isCopy(type, original)) {
      return true;
    }
    int from = APACHE_4.length();
    int start = type.length() - (original.length() - from);
    return type.regionMatches(start, original, from, original.length() - from)
        && type.startsWith(RENAMED_APACHE_4, start - RENAMED_APACHE_4.length());
  }
}
