package dev.redial.curl;

import dev.redial.rule.host.Address;
import dev.redial.rule.host.HostName;
import dev.redial.rule.route.IpVersion;
import dev.redial.rule.route.ProxySettings;
import dev.redial.rule.route.RouteSettings;
import java.nio.file.Path;
import java.util.List;

/** The address and the proxy of a call. */
final class CallRoute {
  private final RouteSettings route;
  private final CommandText command;
  private final Path directory;

  CallRoute(RouteSettings route, CommandText command, Path directory) {
    this.route = route;
    this.command = command;
    this.directory = directory;
  }

  /**
   * Writes the options.
   *
   * @param url what curl's URL leads to
   * @param dialled where redial connects to
   */
  void write(Address url, List<Address> dialled, boolean isSecure) {
    address(url, dialled);
    version();
    var proxy = route.proxy();
    if (proxy != null) {
      proxy(proxy, isSecure);
    } else if (route.direct()) {
      command.option("--noproxy", "*");
    }
  }

  private void address(Address url, List<Address> dialled) {
    boolean isList =
        dialled.size() > 1
            && route.proxy() == null
            && dialled.stream().allMatch(at -> at.port() == url.port() && HostName.isIp(at.host()));
    if (isList) {
      var addresses = dialled.stream().map(at -> new Address(at.host(), 0).toString()).toList();
      command.option("--resolve", url + ":" + String.join(",", addresses));
      return;
    }
    if (!dialled.get(0).equals(url)) {
      command.option("--connect-to", url + ":" + dialled.get(0));
    }
    if (dialled.size() > 1) {
      command
          .remarks()
          .say(
              "curl is given one address; redial tries these, too: "
                  + dialled.subList(1, dialled.size()));
    }
  }

  private void version() {
    var version = route.ipVersion();
    if (version.isStrict()) {
      command.flag("-" + version.word());
    } else if (version != IpVersion.ANY) {
      command
          .remarks()
          .say("curl has no 'ip-version: " + version.word() + "'; it tries both kinds at once");
    }
  }

  private void proxy(ProxySettings proxy, boolean isSecure) {
    command.option("-x", proxy.url());
    if (!isSecure && proxy.url().startsWith("http")) {
      command.flag("-p");
    }
    if (proxy.login() != null) {
      command.word("--proxy-user", "\"${PROXY_USER}:${PROXY_PASSWORD}\"");
      command
          .remarks()
          .say("set PROXY_USER and PROXY_PASSWORD to the proxy's 'username' and 'password'");
    }
    var anchors = proxy.trust();
    if (anchors != null) {
      command.authorities("--proxy-cacert", anchors, directory);
    }
    proxy.headers().forEach((name, value) -> command.field("--proxy-header", name, value));
  }
}
