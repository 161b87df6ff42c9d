package dev.redial.testing;

import java.util.Map;

/**
 * What an {@link Origin} answers, by the path of the request.
 *
 * <p>{@code /redirect?to=URL} redirects, {@code /cookie} sets a cookie, and {@code /status/403} has
 * that status. All others answer with the request's own body, or with its method if it has none.
 */
record Answer(int status, Map<String, String> fields, String body) {
  private static final String STATUS = "/status/";
  private static final String REDIRECT = "/redirect?to=";

  static Answer to(String method, String target, String body) {
    if (target.startsWith(REDIRECT)) {
      var location = target.substring(REDIRECT.length());
      return new Answer(302, Map.of("Location", location), "");
    }
    if (target.startsWith(STATUS)) {
      return new Answer(Integer.parseInt(target.substring(STATUS.length())), Map.of(), method);
    }
    var fields =
        target.equals("/cookie") ? Map.of("Set-Cookie", "crumb=1") : Map.<String, String>of();
    return new Answer(200, fields, body.isEmpty() ? method : body);
  }
}
