package dev.redial.curl;

import dev.redial.yaml.tree.FlowText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom curl trusts, and the certificate that it shows. */
final class CertificateOptions {
  private static final String PASSWORD = "KEY_PASSWORD";

  private final CurlLine line;
  private final Remarks remarks;
  private final Variables variables;

  CertificateOptions(CurlLine line, Remarks remarks, Variables variables) {
    this.line = line;
    this.remarks = remarks;
    this.variables = variables;
  }

  void write(RuleText rule) {
    var authorities = line.value("cacert");
    if (authorities != null) {
      rule.putFlow("trust", FlowText.path(Path.of(authorities)));
      remarks.say("--cacert takes the place of curl's own CAs; 'trust' adds to the application's");
    }
    var certificate = line.value("cert");
    if (certificate != null) {
      certificate(certificate, rule);
    } else if (line.last("key") != null) {
      remarks.leaveOut("--key", "no --cert names the certificate that it belongs to");
    }
  }

  private void certificate(String given, RuleText rule) {
    if (given.toLowerCase(Locale.ROOT).startsWith("pkcs11:")) {
      remarks.leaveOut("--cert 'pkcs11:…'", "a rule takes it from a file");
      return;
    }
    var parts = new StringBuilder();
    var password = split(given, parts);
    var file = parts.toString();
    var type = type("cert-type", file);
    var keys = new LinkedHashMap<String, String>();
    switch (type) {
      case "P12" -> keys.put("store", FlowText.path(Path.of(file)));
      case "PEM" -> {
        var key = line.value("key");
        keys.put("certificate", FlowText.path(Path.of(file)));
        keys.put("key", FlowText.path(Path.of(key == null ? file : key)));
      }
      default -> {
        remarks.leaveOut("--cert", "a rule takes a PEM file or PKCS#12, not '" + type + "'");
        return;
      }
    }
    password(password, keys);
    rule.putFlow("client-certificate", FlowText.mapping(keys));
  }

  private void password(@Nullable String ofCertificate, Map<String, String> keys) {
    var ofKey = line.value("pass");
    var password = ofKey == null ? ofCertificate : ofKey;
    if (password != null && !password.isEmpty()) {
      var value =
          variables.isReference(password)
              ? variables.use(password)
              : variables.instead(PASSWORD, "the password of the client certificate's key");
      keys.put("password", FlowText.scalar(value));
    }
  }

  private String type(String option, String file) {
    var type = line.value(option);
    var lower = file.toLowerCase(Locale.ROOT);
    boolean isStore = lower.endsWith(".p12") || lower.endsWith(".pfx");
    return type == null ? isStore ? "P12" : "PEM" : type.toUpperCase(Locale.ROOT);
  }

  /** Behind a colon stands the password; a backslash before a colon or a backslash takes it in. */
  private static @Nullable String split(String given, StringBuilder file) {
    for (int i = 0; i < given.length(); i++) {
      char c = given.charAt(i);
      boolean escapes =
          c == '\\' && i + 1 < given.length() && ":\\".indexOf(given.charAt(i + 1)) >= 0;
      if (c == ':') {
        return given.substring(i + 1);
      }
      file.append(escapes ? given.charAt(++i) : c);
    }
    return null;
  }
}
