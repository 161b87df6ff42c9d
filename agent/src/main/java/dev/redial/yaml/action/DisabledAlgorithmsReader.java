package dev.redial.yaml.action;

import dev.redial.yaml.tree.Keys;
import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Node.Scalar;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Values;
import dev.redial.yaml.tree.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads which entries of {@code jdk.tls.disabledAlgorithms} do not hold. Those that are about
 * certificates need the words that accept their risk.
 */
final class DisabledAlgorithmsReader {
  private static final String EXAMPLE = "disabled-algorithms: {remove: [\"DH keySize < 1024\"]}";
  private static final List<String> KEYS = List.of("remove");

  /**
   * They authenticate nobody, encrypt nothing, or bring a protocol back that nothing is safe in.
   */
  private static final List<String> NEVER = List.of("anon", "NULL", "SSLv3", "SSLv2Hello");

  /** How entries of jdk.certpath.disabledAlgorithms begin. */
  private static final List<String> OF_CERTIFICATES =
      List.of("MD2", "MD5", "SHA1", "SHA224", "RSA keySize", "DSA keySize");

  private final Problems problems;
  private final Values values;
  private final List<String> removed = new ArrayList<>();
  private final List<Scalar> ofCertificates = new ArrayList<>();

  DisabledAlgorithmsReader(Problems problems, Values values) {
    this.problems = problems;
    this.values = values;
  }

  /** The entries. */
  List<String> removed() {
    return removed;
  }

  void read(Entry entry) {
    var mapping = values.mapping(entry, EXAMPLE);
    if (mapping == null) {
      return;
    }
    if (mapping.entries().isEmpty()) {
      problems.error(mapping, "'disabled-algorithms' is empty", "write '" + EXAMPLE + "'");
    }
    for (var part : mapping.entries()) {
      if (part.name().equals("remove")) {
        for (var text : values.texts(part, "remove: [\"DH keySize < 1024\"]")) {
          entry(text);
          removed.add(text.text());
        }
      } else {
        Keys.refuse(part, KEYS, problems);
      }
    }
  }

  /** Once the rule is read as a whole. */
  void refuseHalves(Mapping rule, AcceptedRisk risk) {
    if (risk.is(AcceptedRisk.WEAK_CERTIFICATE)) {
      risk.refuseAlone(rule, "disabled-algorithms", "disabled-algorithms: {remove: [MD5]}");
    } else if (risk.lacks(AcceptedRisk.WEAK_CERTIFICATE)) {
      refuseEntriesOfCertificates();
    }
  }

  private void refuseEntriesOfCertificates() {
    for (var entry : ofCertificates) {
      problems.error(
          entry,
          Words.quote(entry.text())
              + " is an entry of jdk.certpath.disabledAlgorithms: without it certificates are"
              + " accepted that can be forged",
          "have the server's certificate renewed, or write 'accept-risk: weak-certificate' as well"
              + " if that is meant");
    }
  }

  private void entry(Scalar text) {
    var quoted = Words.quote(text.text());
    if (text.text().isBlank() || text.text().indexOf(',') >= 0) {
      problems.error(
          text,
          quoted + " is not one entry of jdk.tls.disabledAlgorithms",
          "write each entry as the JVM's java.security has it, such as \"DH keySize < 1024\"");
    } else if (isAny(NEVER, text.text())) {
      problems.error(
          text,
          quoted + " stays disabled: without it nobody is authenticated, or nothing encrypted",
          "name the weaker algorithm that the server has, or remove it");
    } else if (isOfCertificates(text.text())) {
      ofCertificates.add(text);
    }
  }

  private static boolean isOfCertificates(String entry) {
    if (entry.contains("jdkCA") || entry.contains("denyAfter") || entry.contains("usage TLS")) {
      return true;
    }
    for (var start : OF_CERTIFICATES) {
      if (entry.equals(start) || entry.startsWith(start + " ")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAny(List<String> words, String entry) {
    for (var word : words) {
      if (word.equalsIgnoreCase(entry.trim())) {
        return true;
      }
    }
    return false;
  }
}
