package dev.redial.curl;

import dev.redial.curl.CurlLine.Given;
import dev.redial.rule.host.Address;
import dev.redial.yaml.tree.FlowText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The proxy that curl's options name. Passwords stay out of the rule file, and of all remarks. */
final class ProxyOptions {
  private static final String PASSWORD = "PROXY_PASSWORD";
  private static final int DEFAULT_PORT = 1080;
  private static final int HTTPS_PORT = 443;
  private static final List<String> KNOWN = List.of("http", "https", "socks5", "socks5h");
  private static final List<String> LOOKING_UP = List.of("http", "https", "socks5h");

  private final CurlLine line;
  private final Remarks remarks;
  private final Variables variables;
  private final boolean direct;
  private final @Nullable String scheme;
  private final String authority;

  ProxyOptions(CurlLine line, Target target, Remarks remarks, Variables variables)
      throws CurlProblem {
    this.line = line;
    this.remarks = remarks;
    this.variables = variables;
    var given = line.last("proxy", "proxy1.0", "socks5", "socks5-hostname");
    direct = (given != null && given.value().isEmpty()) || isExcepted(target);
    scheme = given == null || direct ? null : scheme(given);
    var url = given == null ? "" : given.value();
    authority = url.substring(url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3);
  }

  /** Whether a proxy is used that looks the server's name up. */
  boolean looksUp() {
    return scheme != null && LOOKING_UP.contains(scheme);
  }

  void write(RuleText rule, ConnectOptions dialling, boolean isTls) throws CurlProblem {
    if (direct) {
      rule.put("proxy", "direct");
    } else if (scheme == null) {
      withoutProxy();
    } else {
      if (!isTls && scheme.startsWith("http") && !line.has("proxytunnel")) {
        remarks.say(
            "curl hands requests of http: to the proxy itself; redial has it open a tunnel by"
                + " CONNECT, as curl -p does");
      }
      write(rule, dialling, scheme);
    }
  }

  private void write(RuleText rule, ConnectOptions dialling, String kind) throws CurlProblem {
    var url = kind + "://" + address(dialling, kind);
    var keys = new LinkedHashMap<String, String>();
    credentials(keys);
    authentication(keys);
    var file = line.value("proxy-cacert");
    if (file != null && kind.equals("https")) {
      keys.put("trust", FlowText.path(Path.of(file)));
    }
    if (kind.startsWith("http")) {
      headers(keys);
    }
    if (keys.isEmpty()) {
      rule.put("proxy", url);
      return;
    }
    rule.putProxy("url", FlowText.scalar(url));
    keys.forEach(rule::putProxy);
    rule.useProxy();
  }

  private void withoutProxy() {
    for (var name : List.of("proxy-user", "proxy-cacert", "proxy-header")) {
      if (line.last(name) != null) {
        remarks.leaveOut("--" + name, "no -x names a proxy; curl may take one from https_proxy");
      }
    }
  }

  private static String scheme(Given given) throws CurlProblem {
    return switch (given.name()) {
      case "socks5" -> "socks5";
      case "socks5-hostname" -> "socks5h";
      default -> scheme(given.value());
    };
  }

  private static String scheme(String url) throws CurlProblem {
    int end = url.indexOf("://");
    var scheme = end < 0 ? "http" : url.substring(0, end).toLowerCase(Locale.ROOT);
    if (!KNOWN.contains(scheme)) {
      throw new CurlProblem(
          "there is no rule for a proxy of '"
              + scheme
              + ":'; redial knows "
              + String.join(", ", KNOWN));
    }
    return scheme;
  }

  private String address(ConnectOptions dialling, String kind) throws CurlProblem {
    var place = authority.substring(authority.lastIndexOf('@') + 1);
    int slash = place.indexOf('/');
    var address = Address.parse(slash < 0 ? place : place.substring(0, slash));
    if (address == null || (slash >= 0 && slash + 1 < place.length())) {
      throw new CurlProblem("the proxy '" + place + "' is not a host and port");
    }
    var whole = address.withPort(kind.equals("https") ? HTTPS_PORT : DEFAULT_PORT);
    var resolved = dialling.proxy(whole);
    if (resolved.equals(whole)) {
      return whole.toString();
    }
    if (kind.equals("https")) {
      remarks.leaveOut(
          "--resolve of the proxy", "its certificate is checked for the name in 'url'");
      return whole.toString();
    }
    return resolved.toString();
  }

  /** From {@code -U}, or from the proxy's URL, where each part is percent-encoded. */
  private void credentials(Map<String, String> keys) {
    int at = authority.lastIndexOf('@');
    var given = line.value("proxy-user");
    if (given != null) {
      credentials(given, false, keys);
    } else if (at >= 0) {
      credentials(authority.substring(0, at), true, keys);
    }
  }

  private void credentials(String pair, boolean encoded, Map<String, String> keys) {
    int colon = colon(pair);
    var user = colon < 0 ? pair : pair.substring(0, colon);
    var password = colon < 0 ? "" : pair.substring(colon + 1);
    if (user.isEmpty()) {
      return;
    }
    keys.put("username", FlowText.scalar(encoded ? decoded(user) : user));
    keys.put(
        "password",
        FlowText.scalar(
            variables.isReference(password)
                ? variables.use(password)
                : variables.instead(PASSWORD, "the proxy's password")));
    variables.use(user);
  }

  /** A part of a URL without percent-encoding. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** That between name and password: a reference to a variable has one, too. */
  private static int colon(String pair) {
    int from = pair.startsWith("${") ? pair.indexOf('}') : 0;
    return pair.indexOf(':', Math.max(from, 0));
  }

  private void authentication(Map<String, String> keys) {
    var schemes = new ArrayList<String>();
    for (var name : List.of("basic", "digest", "ntlm", "negotiate")) {
      if (line.has("proxy-" + name)) {
        schemes.add(name);
      }
    }
    if (!schemes.isEmpty() && !line.has("proxy-anyauth")) {
      keys.put("auth", FlowText.list(schemes));
    }
  }

  private void headers(Map<String, String> keys) {
    var fields = FieldOptions.ofProxy(line, remarks);
    var set = new LinkedHashMap<String, String>();
    fields
        .set()
        .forEach(
            (name, value) ->
                set.put(
                    name,
                    FlowText.scalar(
                        Variables.isSecret(name) && !value.isEmpty()
                            ? variables.instead(
                                Variables.named("PROXY_" + name), "the proxy's '" + name + "'")
                            : value)));
    if (!set.isEmpty()) {
      keys.put("headers", FlowText.mapping(set));
    }
    for (var name : fields.remove()) {
      remarks.leaveOut("--proxy-header '" + name + ":'", "redial does not send it by itself");
    }
  }

  /** Each name stands for itself and all below it; an asterisk alone for every host. */
  private boolean isExcepted(Target target) {
    var list = line.value("noproxy");
    for (var item : list == null ? new String[0] : list.split("[, ]+", -1)) {
      if (item.indexOf('/') >= 0) {
        remarks.leaveOut("'" + item + "' of --noproxy", "write 'proxy: direct' if it is meant");
      } else if (item.equals("*") || isIn(target, item)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(Target target, String item) {
    var parts = ConnectOptions.parts(item.startsWith(".") ? item.substring(1) : item);
    var name = parts.get(0).replace("[", "").replace("]", "").toLowerCase(Locale.ROOT);
    var host = target.host().toLowerCase(Locale.ROOT);
    boolean isPort = parts.size() < 2 || parts.get(1).equals(String.valueOf(target.port()));
    return isPort && !name.isEmpty() && (host.equals(name) || host.endsWith("." + name));
  }
}
