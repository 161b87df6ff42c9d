package dev.redial.curl;

import dev.redial.rule.Rule;
import dev.redial.rule.RuleSet;
import dev.redial.rule.host.Address;
import dev.redial.tls.OfferPreview;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLException;

/** The curl command that does what redial does to a call of a URL, and what it does otherwise. */
public record CurlCall(String text, List<String> remarks) {
  /** Copies the list. */
  public CurlCall {
    remarks = List.copyOf(remarks);
  }

  /**
   * For a URL of HTTP.
   *
   * @param directory where relative paths in the rules start
   * @throws CurlProblem if curl cannot make such a call, or redial refuses it
   */
  public static CurlCall of(RuleSet rules, Path directory, String url, long now)
      throws CurlProblem {
    var target = Target.of(url, null);
    if (!target.scheme().startsWith("http")) {
      throw new CurlProblem("'--curl' is for URLs of http and https");
    }
    var rule = rules.match(target.host(), target.port(), now);
    var command = new CommandText();
    if (rule == null) {
      command.remarks().say("no rule matches: the connection stays as it is");
      command.url(url);
      return command.call();
    }
    if (rule.observe()) {
      command.remarks().say("the rule only observes; enforced, it does this");
    }
    new Writing(command, rule, target, directory).all(url);
    return command.call();
  }

  /** The options of one call. */
  private record Writing(CommandText command, Rule rule, Target target, Path directory) {
    void all(String url) throws CurlProblem {
      boolean isSecure = target.isTls() && !rule.route().plaintext();
      var preview = isSecure ? preview() : null;
      var names = new CallNames(rule, target, command.remarks());
      var host = isSecure ? names.serverName(preview) : target.host();
      command.url(url(isSecure, host, url));
      new CallRoute(rule.route(), command, directory)
          .write(new Address(host, target.port()), names.dialled(), isSecure);
      host(host, isSecure, names.authority());
      fields();
      if (preview != null) {
        new CallTls(rule.tls(), command, directory).write(preview);
      }
    }

    private void host(String host, boolean isSecure, String authority) {
      var own = shown(host) + port(isSecure);
      if (!authority.equals(own)) {
        command.option("-H", "Host: " + authority);
      }
    }

    private static String shown(String host) {
      return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    private String port(boolean isSecure) {
      return target.port() == (isSecure ? 443 : 80) ? "" : ":" + target.port();
    }

    private OfferPreview preview() throws CurlProblem {
      try {
        return OfferPreview.of(rule, target.host(), target.port());
      } catch (SSLException e) {
        throw new CurlProblem("such a connection is refused: " + e.getMessage());
      }
    }

    private String url(boolean isSecure, String host, String url) {
      int start = url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3;
      int end = start;
      while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
        end++;
      }
      var path = end == url.length() ? "/" : url.substring(end);
      return (isSecure ? "https://" : "http://") + shown(host) + port(isSecure) + path;
    }

    private void fields() {
      rule.http().set().forEach((name, value) -> command.field("-H", name, value));
      for (var name : rule.http().remove()) {
        command.option("-H", name + ":");
      }
    }
  }
}
