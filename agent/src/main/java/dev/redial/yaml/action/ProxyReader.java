package dev.redial.yaml.action;

import dev.redial.rule.route.AuthScheme;
import dev.redial.rule.route.ProxyLogin;
import dev.redial.rule.route.ProxySettings;
import dev.redial.rule.tls.TrustAnchors;
import dev.redial.yaml.file.PemFiles;
import dev.redial.yaml.tree.Expansion;
import dev.redial.yaml.tree.Keys;
import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Node.Scalar;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Values;
import dev.redial.yaml.tree.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One proxy of the file: a method for each key. */
final class ProxyReader {
  private static final int LONGEST_OF_SOCKS = 255;
  private static final List<String> OF_CONNECT = List.of("headers", "auth", "keytab", "principal");

  private final Problems problems;
  private final Values values;
  private final PemFiles pemFiles;
  private final Expansion expansion;

  private @Nullable ProxySettings at;
  private @Nullable String username;
  private @Nullable String password;
  private @Nullable Scalar literalPassword;
  private @Nullable TrustAnchors trust;
  private final KerberosReader kerberos;
  private List<AuthScheme> schemes = AuthScheme.DEFAULT;
  private final Map<String, String> headers = new LinkedHashMap<>();

  ProxyReader(Problems problems, Values values, PemFiles pemFiles, Expansion expansion) {
    this.problems = problems;
    this.values = values;
    this.pemFiles = pemFiles;
    this.expansion = expansion;
    this.kerberos = new KerberosReader(problems, values, pemFiles);
  }

  /** Where the password stands if the file itself holds it. */
  @Nullable Scalar literalPassword() {
    return literalPassword;
  }

  /** The proxy, or null if it has no usable URL; what else is wrong with it is reported. */
  @Nullable ProxySettings read(String name, Mapping settings) {
    for (var entry : settings.entries()) {
      switch (entry.name()) {
        case "url" -> url(entry);
        case "username" -> username = secret(entry, "username: ${env:PROXY_USER}");
        case "password" -> password(entry);
        case "auth" -> schemes = schemes(entry);
        case "keytab" -> kerberos.keytab(entry);
        case "principal" -> kerberos.principal(entry);
        case "trust" -> trust = pemFiles.anchors(values.texts(entry, "trust: ca.pem"));
        case "headers" -> headers(entry);
        default -> Keys.refuse(entry, Keys.PROXY, problems);
      }
    }
    whole(settings);
    return at == null
        ? null
        : new ProxySettings(name, at.protocol(), at.address(), login(), headers, trust);
  }

  /** What one key needs of the others. */
  private void whole(Mapping settings) {
    if (settings.get("url") == null) {
      problems.error(
          settings, "'url' is missing", "write 'url: http://proxy.example.com:3128' or so");
    }
    pair(settings);
    kerberos.whole(settings, schemes);
    fit(settings);
    refuseBesideSocks(settings);
    var anchors = settings.get("trust");
    if (anchors != null && at != null && !at.tls()) {
      problems.error(
          anchors.key(),
          "'trust' without TLS to the proxy",
          "write an 'https://' URL, or remove it; for the server's certificate write it in a rule");
    }
  }

  private void pair(Mapping settings) {
    var user = settings.get("username");
    var secret = settings.get("password");
    if (user == null && secret != null) {
      problems.error(secret.key(), "'password' without 'username'", "write both or neither");
    } else if (user != null && secret == null) {
      problems.error(user.key(), "'username' without 'password'", "write both or neither");
    }
    boolean isNobody = user == null && secret == null;
    if (isNobody && ProxyLogin.needsPassword(schemes)) {
      refuseAuth(settings.get("auth"));
    }
  }

  private void refuseAuth(@Nullable Entry auth) {
    if (auth != null) {
      problems.error(
          auth.key(), "'auth' without 'username' and 'password'", "write them, or remove it");
    }
  }

  private void url(Entry entry) {
    var text = values.text(entry, "url: http://proxy.example.com:3128");
    var url = text == null ? null : expansion.expand(entry.value(), text);
    if (text != null && url != null) {
      at = ProxyUrl.read(entry.value(), url, text, problems);
    }
  }

  /** RFC 7617 section 2: a colon ends the user name. RFC 1929 section 2: 1 to 255 bytes. */
  private void fit(Mapping settings) {
    var user = settings.get("username");
    var secret = settings.get("password");
    if (at != null && at.protocol().isSocks()) {
      fitSocks(user, username);
      fitSocks(secret, password);
    } else if (user != null && username != null && username.indexOf(':') >= 0) {
      problems.error(
          user.value(),
          "'username' holds a colon, which Basic does not allow (RFC 7617)",
          "write the name alone, and 'password' next to it");
    }
  }

  private void fitSocks(@Nullable Entry entry, @Nullable String value) {
    int length = value == null ? 1 : value.getBytes(StandardCharsets.UTF_8).length;
    if (entry != null && (length < 1 || length > LONGEST_OF_SOCKS)) {
      problems.error(
          entry.value(),
          "'" + entry.name() + "' has " + length + " bytes, of which SOCKS allows 1 to 255",
          "give this client another one at the proxy");
    }
  }

  /** What belongs to CONNECT has no place in SOCKS. */
  private void refuseBesideSocks(Mapping settings) {
    for (var key : OF_CONNECT) {
      var entry = settings.get(key);
      if (entry != null && at != null && at.protocol().isSocks()) {
        problems.error(
            entry.key(),
            "'" + key + "' is for CONNECT, which SOCKS does not have",
            "remove it, or write an 'http://' URL");
      }
    }
  }

  private List<AuthScheme> schemes(Entry entry) {
    var allowed = new ArrayList<AuthScheme>();
    for (var text : values.texts(entry, "auth: [basic, digest]")) {
      var scheme = AuthScheme.of(text.text());
      if (scheme == null) {
        problems.error(
            text,
            "unknown 'auth' " + Words.quote(text.text()),
            "this version of redial knows " + Words.list(AuthScheme.keys(), "and"));
      } else if (allowed.contains(scheme)) {
        problems.error(text, Words.quote(text.text()) + " stands here twice", "write it once");
      } else {
        allowed.add(scheme);
      }
    }
    return allowed;
  }

  private void password(Entry entry) {
    password = secret(entry, "password: ${env:PROXY_PASSWORD}");
    if (entry.value() instanceof Scalar text
        && Expansion.isLiteral(text.text())
        && !text.text().isEmpty()) {
      literalPassword = text;
    }
  }

  private @Nullable String secret(Entry entry, String example) {
    var text = values.text(entry, example);
    var secret = text == null ? null : expansion.expand(entry.value(), text);
    if (secret != null && Headers.unfit(secret, true) >= 0) {
      problems.error(
          entry.value(),
          "'" + entry.name() + "' holds a control character",
          "remove it; a file may end with one line break");
    }
    return secret;
  }

  private @Nullable ProxyLogin login() {
    if (username != null && password != null) {
      return new ProxyLogin(username, password, schemes, kerberos.login());
    }
    return ProxyLogin.needsPassword(schemes)
        ? null
        : new ProxyLogin("", "", schemes, kerberos.login());
  }

  private void headers(Entry entry) {
    var fields = values.mapping(entry, "headers: {User-Agent: \"redial\"}");
    if (fields == null) {
      return;
    }
    var names = Headers.ofProxy(problems, values);
    for (var field : fields.entries()) {
      var text = values.text(field, Words.show(field.name()) + ": \"value\"");
      var value = text == null ? null : expansion.expand(field.value(), text);
      if (names.isAllowed(field.key()) && value != null) {
        header(field, value);
      }
    }
  }

  private void header(Entry field, String value) {
    if (Headers.unfit(value, false) < 0) {
      headers.put(field.name(), value);
      return;
    }
    problems.error(
        field.value(),
        "the value of header " + Words.quote(field.name()) + " holds what no header may",
        "write visible ASCII characters, spaces and tabs");
  }
}
