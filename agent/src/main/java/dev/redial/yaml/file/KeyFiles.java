package dev.redial.yaml.file;

import dev.redial.rule.tls.ClientCertificate;
import dev.redial.rule.tls.ClientCertificate.Form;
import dev.redial.yaml.tree.Expansion;
import dev.redial.yaml.tree.Keys;
import dev.redial.yaml.tree.Node;
import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Node.Scalar;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Values;
import dev.redial.yaml.tree.Words;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the client certificates of rules, with the files that they name. */
public final class KeyFiles {
  public static final String KEY = "client-certificate";

  private static final String EXAMPLE = KEY + ": client.p12";
  private static final String STORE = "a PKCS#12 or JKS store";
  private static final String PEM = "'certificate: client.pem' and 'key: client-key.pem'";

  private final Problems problems;
  private final Values values;
  private final PemFiles pemFiles;
  private final Expansion expansion;
  private final List<Mention<Path>> files = new ArrayList<>();
  private final List<Mention<ClientCertificate>> certificates = new ArrayList<>();
  private final List<Mention<String>> literalPasswords = new ArrayList<>();

  /**
   * A place in the rule file.
   *
   * @param rule the rule's name, if it has one
   */
  public record Mention<T>(Node at, @Nullable String rule, String text, T of) {}

  public KeyFiles(Problems problems, Values values, PemFiles pemFiles, Expansion expansion) {
    this.problems = problems;
    this.values = values;
    this.pemFiles = pemFiles;
    this.expansion = expansion;
  }

  /** Every readable file. */
  public List<Mention<Path>> files() {
    return files;
  }

  /** Every certificate whose files are readable. */
  List<Mention<ClientCertificate>> certificates() {
    return certificates;
  }

  /** Where a password stands in the file itself. */
  public List<Mention<String>> literalPasswords() {
    return literalPasswords;
  }

  /** The value of a rule's key, or null after reporting what is wrong with it. */
  public @Nullable ClientCertificate clientCertificate(Entry entry) {
    @Nullable ClientCertificate read;
    if (Values.isText(entry.value(), "none")) {
      return ClientCertificate.NONE;
    }
    if (entry.value() instanceof Mapping parts) {
      read = ofParts(parts);
    } else {
      read = values.text(entry, EXAMPLE) == null ? null : ofStore(entry, null, null);
    }
    if (read != null) {
      certificates.add(new Mention<>(entry.key(), problems.rule(), read.source(), read));
    }
    return read;
  }

  private @Nullable ClientCertificate ofParts(Mapping parts) {
    for (var part : parts.entries()) {
      if (!Keys.CLIENT_CERTIFICATE.contains(part.name())) {
        Keys.refuse(part, Keys.CLIENT_CERTIFICATE, problems);
      }
    }
    var password = password(parts.get("password"));
    var store = parts.get("store");
    if (store != null) {
      refuse(parts, "next to 'store'", "certificate", "key");
      var alias = parts.get("alias");
      return ofStore(store, password, alias == null ? null : expanded(alias, "alias: client"));
    }
    refuse(parts, "without 'store'", "alias");
    var certificate = parts.get("certificate");
    var key = parts.get("key");
    if (certificate == null || key == null) {
      problems.error(
          parts,
          "'" + KEY + "' has " + (certificate == null ? "no 'certificate'" : "no 'key'"),
          "write " + PEM + ", or 'store: client.p12'");
      return null;
    }
    return ofPem(certificate, key, password);
  }

  private void refuse(Mapping parts, String where, String... names) {
    for (var name : names) {
      var part = parts.get(name);
      if (part != null) {
        problems.error(
            part.key(),
            "'" + name + "' stands " + where,
            "write " + PEM + ", or 'store: client.p12' with 'alias' where it has several keys");
      }
    }
  }

  private @Nullable ClientCertificate ofStore(
      Entry entry, @Nullable String password, @Nullable String alias) {
    var content = content(entry, "store: client.p12", STORE);
    return content == null
        ? null
        : new ClientCertificate(text(entry), Form.STORE, List.of(content.bytes()), password, alias);
  }

  private @Nullable ClientCertificate ofPem(
      Entry certificate, Entry key, @Nullable String password) {
    var chain = content(certificate, "certificate: client.pem", "a PEM file with certificates");
    var secret = content(key, "key: client-key.pem", "a PEM file with a private key");
    if (chain == null || secret == null) {
      return null;
    }
    var pem = Pem.parse(chain.text());
    var pemKey = KeyPem.parse(secret.text());
    if (pem.wrong() != null) {
      bad(certificate, pem.wrong(), "a PEM file with certificates");
    }
    if (pemKey.wrong() != null) {
      bad(key, pemKey.wrong(), "a PEM file with a private key");
    }
    if (pem.wrong() != null || pemKey.wrong() != null) {
      return null;
    }
    var all = new ArrayList<>(pemKey.key());
    all.addAll(pem.certificates());
    return new ClientCertificate(text(certificate), pemKey.form(), all, password, null);
  }

  private @Nullable String password(@Nullable Entry entry) {
    if (entry == null) {
      return null;
    }
    var written = entry.value();
    if (written instanceof Scalar text
        && Expansion.isLiteral(text.text())
        && !text.text().isEmpty()) {
      literalPasswords.add(new Mention<>(written, problems.rule(), "", ""));
    }
    return expanded(entry, "password: ${env:CLIENT_PASSWORD}");
  }

  private @Nullable String expanded(Entry entry, String example) {
    var text = values.text(entry, example);
    return text == null ? null : expansion.expand(entry.value(), text);
  }

  /** The content of the file that an entry names, or null after reporting what is wrong. */
  private @Nullable Content content(Entry entry, String example, String wanted) {
    var name = expanded(entry, example);
    if (name == null) {
      return null;
    }
    @Nullable Path path;
    try {
      path = pemFiles.find((Scalar) entry.value(), shown(entry), name);
    } catch (InvalidPathException e) {
      bad(entry, "has a name that no file can have", wanted);
      return null;
    }
    if (path == null) {
      return null;
    }
    pemFiles.paths().add(path);
    var content = Content.read(path.toFile());
    if (content.wrong() != null) {
      bad(entry, content.wrong(), wanted);
      return null;
    }
    files.add(new Mention<>(entry.value(), problems.rule(), text(entry), path));
    return content;
  }

  /** As it is written: what stands for a variable may be a secret. */
  private static String text(Entry entry) {
    return ((Scalar) entry.value()).text();
  }

  private static String shown(Entry entry) {
    return "the file " + Words.quote(text(entry));
  }

  private void bad(Entry entry, String what, String wanted) {
    problems.error(
        entry.value(),
        shown(entry) + " " + Words.show(what),
        "give the path of " + wanted + ", relative to the rule file");
  }
}
