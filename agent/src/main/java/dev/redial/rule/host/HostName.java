package dev.redial.rule.host;

import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Host names as they go over the wire: ASCII, without a trailing dot. */
public final class HostName {
  private static final int LONGEST = 253;
  private static final int LONGEST_LABEL = 63;

  /** IDNA of 2003 encodes them, and names have none (RFC 5892). */
  private static final String QUOTES = "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb";

  private HostName() {}

  /**
   * The ASCII form of a name in the case it is written in, or null if it is not one. Underscores
   * and single labels are fine: servers are called that, whatever RFC 1123 says.
   */
  public static @Nullable String toAscii(String name) {
    var ascii = encoded(name);
    if (ascii == null) {
      return null;
    }
    int end = ascii.endsWith(".") ? ascii.length() - 1 : ascii.length();
    return isName(ascii, end) ? ascii.substring(0, end) : null;
  }

  /** Whether a text is an IP literal, with or without brackets. */
  public static boolean isIp(String text) {
    return IpLiteral.parse(unbracketed(text)) != null;
  }

  /** Whether a name is its own {@linkplain #toAscii ASCII form}, a trailing dot aside. */
  public static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  /** The ASCII form in lower case, by which names are compared; null if it is not a name. */
  static @Nullable String canonical(String name) {
    var ascii = toAscii(name);
    return ascii == null ? null : ascii.toLowerCase(Locale.ROOT);
  }

  /** IPv6 literals stand in brackets where a port may follow. */
  public static String unbracketed(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]") && text.indexOf(':') > 0;
    return bracketed ? text.substring(1, text.length() - 1) : text;
  }

  /** Whether a text has a quote as word processors write it, outside of ASCII. */
  public static boolean isQuoted(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (QUOTES.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String encoded(String name) {
    if (isAscii(name)) {
      return name;
    }
    try {
      return isQuoted(name) ? null : IDN.toASCII(name);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isName(String text, int end) {
    int label = 0;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c == '.' ? label == 0 : !isLabelCharacter(c)) {
        return false;
      }
      label = c == '.' ? 0 : label + 1;
      if (label > LONGEST_LABEL) {
        return false;
      }
    }
    return label > 0 && end <= LONGEST && !isNumber(text, end - label, end);
  }

  private static boolean isLabelCharacter(char c) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || c == '-' || c == '_';
  }

  /**
   * Whether the last label of a name is a number, hexadecimal ones ({@code 0x7f000001}) included.
   * Some clients, and the resolvers of most systems, read such a name as an IPv4 address.
   */
  private static boolean isNumber(String text, int from, int to) {
    boolean isHex = text.regionMatches(true, from, "0x", 0, 2);
    for (int i = isHex ? from + 2 : from; i < to; i++) {
      if (Character.digit(text.charAt(i), isHex ? 16 : 10) < 0) {
        return false;
      }
    }
    return true;
  }
}
