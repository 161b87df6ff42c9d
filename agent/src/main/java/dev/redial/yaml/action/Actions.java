package dev.redial.yaml.action;

import dev.redial.rule.HttpSettings;
import dev.redial.rule.host.HostName;
import dev.redial.rule.route.RouteSettings;
import dev.redial.rule.tls.Algorithms;
import dev.redial.rule.tls.CipherSuites;
import dev.redial.rule.tls.ClientCertificate;
import dev.redial.rule.tls.Selection;
import dev.redial.rule.tls.TlsSettings;
import dev.redial.rule.tls.TrustAnchors;
import dev.redial.yaml.file.KeyFiles;
import dev.redial.yaml.file.PemFiles;
import dev.redial.yaml.tree.Keys;
import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Values;
import dev.redial.yaml.tree.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a rule does: a method for each key. */
public final class Actions {
  private final Problems problems;
  private final Values values;
  private final PemFiles pemFiles;
  private final KeyFiles keyFiles;
  private final NameReader names;
  private final RouteReader route;
  private final DisabledAlgorithmsReader disabledAlgorithms;
  private boolean empty = true;

  private @Nullable String virtualHost;
  private @Nullable String virtualAuthority;
  private @Nullable String serverName;
  private @Nullable String verifyName;
  private @Nullable String authority;
  private @Nullable Headers headers;
  private boolean lowercase;
  private boolean rawHttp;
  private Selection cipherSuites = Selection.NONE;
  private Selection protocols = Selection.NONE;
  private Selection groups = Selection.NONE;
  private Selection signatureSchemes = Selection.NONE;
  private List<String> applicationProtocols = List.of();
  private @Nullable TrustAnchors trust;
  private @Nullable ClientCertificate clientCertificate;

  public Actions(
      Problems problems,
      Values values,
      PemFiles pemFiles,
      KeyFiles keyFiles,
      ProxiesReader proxies) {
    this.problems = problems;
    this.values = values;
    this.pemFiles = pemFiles;
    this.keyFiles = keyFiles;
    names = new NameReader(problems, values);
    route = new RouteReader(problems, values, proxies);
    disabledAlgorithms = new DisabledAlgorithmsReader(problems, values);
  }

  /** Whether the rule has no key that could be an action. */
  public boolean isEmpty() {
    return empty;
  }

  public void read(Entry entry) {
    empty = false;
    switch (entry.name()) {
      case "virtual-host" -> virtualHost(entry);
      case "sni" -> serverName = names.serverName(entry);
      case "verify-name" -> verifyName = names.verifyName(entry);
      case "host-header" -> authority = names.authority(entry);
      case "headers" -> headers(entry);
      case "ciphers" -> cipherSuites = new SelectionReader(problems, values).read(entry);
      case "protocols" -> protocols = new SelectionReader(problems, values).read(entry);
      case "groups" -> groups = new SelectionReader(problems, values).read(entry);
      case "signature-schemes" ->
          signatureSchemes = new SelectionReader(problems, values).read(entry);
      case "disabled-algorithms" -> disabledAlgorithms.read(entry);
      case "alpn" -> applicationProtocols = applicationProtocols(entry);
      case "trust" -> trust = pemFiles.anchors(values.texts(entry, "trust: ca.pem"));
      case "client-certificate" -> clientCertificate = keyFiles.clientCertificate(entry);
      case "connect-to" -> route.connectTo(entry);
      case "ip-version" -> route.ipVersion(entry);
      case "proxy" -> route.proxy(entry);
      case "plaintext" -> route.plaintext().plaintext(entry);
      case "accept-risk" -> route.plaintext().risk().read(entry);
      case "lowercase" -> lowercase = values.isTrue(entry);
      case "raw-http" -> rawHttp = values.isTrue(entry);
      default -> Keys.refuse(entry, Keys.RULE, problems);
    }
  }

  /** A suite that no offered version can carry would never be in a ClientHello. */
  public void refuseSuitesWithoutVersion(Mapping rule) {
    var offered = SelectionReader.versionsLeftBy(protocols);
    for (var name : SelectionReader.asked(rule, "ciphers")) {
      var suite = CipherSuites.find(name.text());
      if (suite != null && Collections.disjoint(CipherSuites.versionsOf(suite), offered)) {
        problems.error(
            name,
            "cipher suite "
                + Words.quote(name.text())
                + " needs "
                + Words.list(CipherSuites.versionsOf(suite), "or")
                + ", which 'protocols' leaves out",
            "remove the suite, or let 'protocols' offer such a version");
      }
    }
  }

  /** It says where the others reach to, and does nothing alone. */
  public void refuseRawHttpAlone(Mapping rule) {
    var rawHttp = rule.get("raw-http");
    if (rawHttp != null && !rule.hasAny(Keys.HTTP)) {
      problems.error(
          rawHttp.key(),
          "'raw-http' has no request head to change",
          "write one of " + Words.list(Keys.HTTP, "or") + " as well, or remove it");
    }
  }

  /** An action that needs another key, or excludes one. */
  public void refuseHalves(Mapping rule) {
    route.plaintext().refuseHalves(rule);
    disabledAlgorithms.refuseHalves(rule, route.plaintext().risk());
  }

  /** An address that is not of the kind that the rule dials. */
  public void refuseOtherVersion(Mapping rule) {
    route.refuseOtherVersion(rule);
  }

  /** What is written next to {@code virtual-host} wins over it. */
  public TlsSettings tls() {
    var sent = serverName == null ? virtualHost : serverName;
    var verified = verifyName == null ? virtualHost : verifyName;
    boolean verify = verified != null;
    if (verified == null && !TlsSettings.NO_SERVER_NAME.equals(sent)) {
      verified = sent;
    }
    return new TlsSettings(
        sent,
        verified,
        verify,
        lowercase,
        cipherSuites,
        protocols,
        applicationProtocols,
        trust,
        clientCertificate,
        new Algorithms(
            groups,
            signatureSchemes,
            disabledAlgorithms.removed(),
            route.plaintext().risk().is(AcceptedRisk.WEAK_CERTIFICATE)));
  }

  public HttpSettings http() {
    var sent = authority == null ? virtualAuthority : authority;
    return headers == null
        ? new HttpSettings(sent, Map.of(), List.of(), lowercase, rawHttp)
        : new HttpSettings(sent, headers.set, headers.remove, lowercase, rawHttp);
  }

  public RouteSettings route() {
    return route.settings();
  }

  /** The Host header carries the name as written, if it can carry it at all. */
  private void virtualHost(Entry entry) {
    var text = values.text(entry, "virtual-host: www.example.com");
    if (text != null) {
      virtualHost = names.name(entry, text);
      virtualAuthority = HostName.isAscii(text) ? text : virtualHost;
    }
  }

  /** RFC 7301 section 3.1: a name has 1 to 255 bytes. */
  private List<String> applicationProtocols(Entry entry) {
    var names = new ArrayList<String>();
    for (var text : values.texts(entry, "alpn: [http/1.1]")) {
      var name = text.text();
      if (name.isEmpty() || name.length() > 255 || !HostName.isAscii(name)) {
        problems.error(text, "no ALPN protocol: " + Words.quote(name), "write 'h2' or 'http/1.1'");
      }
      names.add(name);
    }
    return names;
  }

  private void headers(Entry entry) {
    headers = Headers.ofRequest(problems, values);
    headers.read(entry);
  }
}
