package dev.redial.curl;

import dev.redial.rule.tls.CipherSuites;
import dev.redial.rule.tls.ClientCertificate;
import dev.redial.rule.tls.Selection;
import dev.redial.rule.tls.TlsSettings;
import dev.redial.tls.OfferPreview;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a call offers by TLS, and whom it trusts. */
final class CallTls {
  private static final List<String> VERSIONS = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");
  private static final String HTTP_1 = "http/1.1";
  private static final String HTTP_2 = "h2";

  /** OpenSSL 3 has neither TLS below 1.2 nor broken suites at a higher level. */
  private static final String EVERY_LEVEL = "@SECLEVEL=0";

  private final TlsSettings tls;
  private final CommandText command;
  private final Path directory;

  CallTls(TlsSettings tls, CommandText command, Path directory) {
    this.tls = tls;
    this.command = command;
    this.directory = directory;
  }

  void write(OfferPreview preview) {
    var after = preview.after();
    boolean isWeak = versions(after.protocols());
    suites(after.cipherSuites(), isWeak);
    if (!tls.protocols().isEmpty() || !tls.cipherSuites().isEmpty()) {
      command
          .remarks()
          .say("the offer is that of a client with this JVM's defaults; others may offer less");
    }
    var algorithms = tls.algorithms();
    algorithms("groups", algorithms.groups(), "--curves", AlgorithmNames::groupOfOpenSsl);
    algorithms(
        "signature-schemes",
        algorithms.signatureSchemes(),
        "--sigalgs",
        AlgorithmNames::schemeOfOpenSsl);
    preview.notOffered().forEach(reason -> command.remarks().say("not offered: " + reason));
    protocols(tls.applicationProtocols());
    var anchors = tls.trust();
    if (anchors != null) {
      command.authorities("--cacert", anchors, directory);
    }
    var certificate = tls.clientCertificate();
    if (certificate != null && certificate.form() != ClientCertificate.Form.NONE) {
      certificate(certificate);
    }
  }

  /** Colons and backslashes stand behind a backslash there, as a colon ends the file's name. */
  private void certificate(ClientCertificate certificate) {
    var file = directory.resolve(certificate.source()).toString();
    command.option("--cert", file.replace("\\", "\\\\").replace(":", "\\:"));
    if (certificate.form() == ClientCertificate.Form.STORE) {
      command.option("--cert-type", "P12");
    } else {
      command.word("--key", Shell.quote("", "KEY_FILE", ""));
      command.remarks().say("set KEY_FILE to the 'key' of 'client-certificate' in the rule file");
    }
    if (certificate.password() != null) {
      command.word("--pass", Shell.quote("", "KEY_PASSWORD", ""));
      command.remarks().say("set KEY_PASSWORD to the 'password' of 'client-certificate'");
    }
  }

  /** Whether a version goes out that OpenSSL has at its lowest level only. */
  private boolean versions(List<String> offered) {
    if (tls.protocols().isEmpty()) {
      return false;
    }
    var known = VERSIONS.stream().filter(offered::contains).toList();
    var least = known.get(0);
    var most = known.get(known.size() - 1);
    command.flag("--tlsv" + number(least));
    command.option("--tls-max", number(most));
    if (VERSIONS.indexOf(most) - VERSIONS.indexOf(least) >= known.size()) {
      command.remarks().say("curl offers the versions between, too; redial offers " + known);
    }
    return VERSIONS.indexOf(least) < VERSIONS.indexOf("TLSv1.2");
  }

  private static String number(String version) {
    return version.equals("TLSv1") ? "1.0" : version.substring("TLSv".length());
  }

  private void suites(List<String> offered, boolean isWeak) {
    if (tls.cipherSuites().isEmpty()) {
      if (isWeak) {
        command.option("--ciphers", "DEFAULT:" + EVERY_LEVEL);
      }
      return;
    }
    var older = new ArrayList<String>();
    var newest = new ArrayList<String>();
    boolean isBroken = false;
    for (var suite : offered) {
      var name = CipherSuites.openSsl(suite);
      if (name != null) {
        (CipherSuites.versionsOf(suite).contains("TLSv1.3") ? newest : older).add(name);
        isBroken |= CipherSuites.isBroken(suite);
      }
    }
    if (isWeak || isBroken) {
      older.add(EVERY_LEVEL);
    }
    list("--ciphers", older);
    list("--tls13-ciphers", newest);
  }

  /** curl offers what a list says, and adds nothing to what it offers by itself. */
  private void algorithms(String key, Selection change, String option, UnaryOperator<String> name) {
    list(option, change.only().stream().map(name).toList());
    if (change.only().isEmpty() && !change.isEmpty()) {
      command
          .remarks()
          .say("curl cannot add or remove " + key + "; " + option + " takes the whole list");
    }
  }

  private void list(String option, List<String> names) {
    if (!names.isEmpty()) {
      command.option(option, String.join(":", names));
    }
  }

  private void protocols(List<String> names) {
    if (names.equals(List.of(HTTP_1))) {
      command.flag("--http1.1");
    } else if (names.contains(HTTP_1) && names.contains(HTTP_2)) {
      command.flag("--http2");
    } else if (!names.isEmpty()) {
      command.remarks().say("curl cannot offer " + names + " alone by ALPN");
    }
  }
}
