package dev.redial.yaml.action;

import dev.redial.rule.host.HostName;
import dev.redial.rule.host.PortRange;
import dev.redial.rule.tls.TlsSettings;
import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Values;
import org.jspecify.annotations.Nullable;

/** The names that a rule gives a connection; null after reporting what is wrong with one. */
final class NameReader {
  private final Problems problems;
  private final Values values;

  NameReader(Problems problems, Values values) {
    this.problems = problems;
    this.values = values;
  }

  /** The name in the ClientHello, or {@link TlsSettings#NO_SERVER_NAME}. */
  @Nullable String serverName(Entry entry) {
    var text = values.text(entry, "sni: www.example.com");
    if ("none".equals(text)) {
      return TlsSettings.NO_SERVER_NAME;
    }
    return text == null ? null : name(entry, text);
  }

  /** A name that goes into the ClientHello, among other things. */
  @Nullable String name(Entry entry, String text) {
    if (HostName.isIp(text)) {
      problems.error(
          entry.value(),
          "'" + entry.name() + "' is an IP address, which SNI does not allow (RFC 6066, section 3)",
          "write the name in the server's certificate, or 'sni: none'");
      return null;
    }
    return ascii(entry, text);
  }

  /** Certificates are valid for addresses, too. */
  @Nullable String verifyName(Entry entry) {
    var text = values.text(entry, "verify-name: www.example.com");
    if (text == null) {
      return null;
    }
    return HostName.isIp(text) ? HostName.unbracketed(text) : ascii(entry, text);
  }

  /** As written: no case is folded, no dot taken away. */
  @Nullable String authority(Entry entry) {
    var text = values.text(entry, "host-header: www.example.com");
    if (text == null || isAuthority(text)) {
      return text;
    }
    BadName.report("host-header", entry.value(), text, problems);
    return null;
  }

  private @Nullable String ascii(Entry entry, String text) {
    var ascii = HostName.toAscii(text);
    if (ascii == null) {
      BadName.report(entry.name(), entry.value(), text, problems);
    }
    return ascii;
  }

  /** Whether a text is {@code name[:port]}, with an IPv6 address in brackets. */
  static boolean isAuthority(String text) {
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon > text.lastIndexOf(']');
    var host = hasPort ? text.substring(0, colon) : text;
    if (hasPort && !isPort(text.substring(colon + 1))) {
      return false;
    }
    if (HostName.isIp(host)) {
      return host.startsWith("[") || host.indexOf(':') < 0;
    }
    return HostName.isAscii(host) && HostName.toAscii(host) != null;
  }

  static boolean isPort(String text) {
    return text.indexOf('-') < 0 && PortRange.parse(text) != null;
  }
}
