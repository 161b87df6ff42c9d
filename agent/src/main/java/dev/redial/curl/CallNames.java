package dev.redial.curl;

import dev.redial.rule.Rule;
import dev.redial.rule.host.Address;
import dev.redial.rule.host.HostName;
import dev.redial.rule.tls.TlsSettings;
import dev.redial.tls.OfferPreview;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names of a call. curl takes SNI and the name to verify from the URL's host, always. */
final class CallNames {
  private final Rule rule;
  private final Target target;
  private final Remarks remarks;
  private final String host;

  CallNames(Rule rule, Target target, Remarks remarks) {
    this.rule = rule;
    this.target = target;
    this.remarks = remarks;
    host = rule.http().lowercase() ? target.host().toLowerCase(Locale.ROOT) : target.host();
  }

  /** The host of curl's URL, so that its ClientHello says what redial's does. */
  String serverName(@Nullable OfferPreview preview) {
    var pinned = rule.tls().serverName();
    boolean leavesOut = preview != null && preview.after().serverName() == null;
    var name = pinned == null || pinned.equals(TlsSettings.NO_SERVER_NAME) ? host : pinned;
    if (leavesOut && !HostName.isIp(name)) {
      remarks.say("curl names '" + name + "' in SNI, and redial sends none; curl cannot omit it");
    }
    var verified = rule.tls().verifyName();
    var checked = verified == null ? host : verified;
    if (!checked.equalsIgnoreCase(name)) {
      remarks.say(
          "curl checks the certificate for '"
              + name
              + "', redial for '"
              + checked
              + "'; curl can check the name in SNI only");
    }
    return name;
  }

  /** What Host says. */
  String authority() {
    var pinned = rule.http().authority();
    if (pinned != null) {
      return pinned;
    }
    return rule.http().lowercase()
        ? target.authority().toLowerCase(Locale.ROOT)
        : target.authority();
  }

  /** Where the connection goes, or what a proxy is asked for. */
  List<Address> dialled() {
    var addresses = rule.route().connectTo();
    var asked = new Address(host, target.port());
    return addresses.isEmpty()
        ? List.of(asked)
        : addresses.stream().map(address -> address.withPort(target.port())).toList();
  }
}
