package dev.redial.rule.host;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a URL as it is written. Unlike {@link java.net.URI}, it takes every host that
 * clients dial: names with an underscore, and such that are not ASCII.
 *
 * @param scheme in lower case, or null if there is none
 * @param hasUser whether a user, and perhaps a password, stands before the authority
 * @param authority host and port as written
 * @param tail what comes behind them
 */
public record UrlParts(@Nullable String scheme, boolean hasUser, String authority, String tail) {
  private static final String MARK = "://";

  /** Takes a text apart; where there is no scheme, it begins with the authority. */
  public static UrlParts of(String url) {
    int colon = url.indexOf(MARK);
    // not a URL in the query of one without a scheme
    boolean hasScheme = colon >= 0 && end(url, 0) > colon;
    int start = hasScheme ? colon + MARK.length() : 0;
    int end = end(url, start);
    var place = url.substring(start, end);
    int at = place.lastIndexOf('@');
    return new UrlParts(
        hasScheme ? url.substring(0, colon).toLowerCase(Locale.ROOT) : null,
        at >= 0,
        place.substring(at + 1),
        url.substring(end));
  }

  private static int end(String text, int start) {
    int end = start;
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Where it leads, or null if it is not a host and port. */
  public @Nullable Address address() {
    return Address.parse(place());
  }

  /** What an HTTP client names in Host or :authority: as written, if that is ASCII. */
  public String named() {
    return HostName.isAscii(authority) ? place() : String.valueOf(address());
  }

  /** A URL may end with the port's colon. */
  private String place() {
    return authority.endsWith(":") ? authority.substring(0, authority.length() - 1) : authority;
  }
}
