package dev.redial.doctor.cause;

import dev.redial.doctor.dial.CertificateNames;
import dev.redial.doctor.dial.Certificates;
import dev.redial.doctor.dial.Observation;
import dev.redial.doctor.dial.TlsNumbers;
import dev.redial.doctor.target.Names;
import java.util.ArrayList;
import java.util.List;

/** What was sent in an attempt and what came back, in lines. */
public final class Facts {
  private final List<String> lines = new ArrayList<>();

  private Facts() {}

  public static List<String> of(Observation seen) {
    var facts = new Facts();
    facts.add("dialled", seen.dialled() == null ? "nothing" : seen.dialled());
    if (seen.proxy() != null) {
      facts.add("proxy", seen.proxy().url());
    }
    facts.hello(seen);
    facts.chain(seen);
    facts.answer(seen);
    return facts.lines;
  }

  private void hello(Observation seen) {
    var sent = seen.sent();
    if (sent == null) {
      return;
    }
    var name = sent.serverName();
    add("sent SNI", name == null ? "none" : name);
    add("versions", String.join(" ", TlsNumbers.VERSIONS.names(sent.versions())));
    add("suites", sent.suites().size() + ": " + few(TlsNumbers.SUITES.names(sent.suites())));
    add("groups", few(TlsNumbers.GROUPS.names(sent.groups())));
    add("signatures", few(TlsNumbers.SCHEMES.names(sent.schemes())));
    add("ALPN", sent.protocols().isEmpty() ? "none" : sent.protocols());
    var flight = seen.flight();
    if (flight != null && flight.isAgreed()) {
      add("chosen", flight.text());
    }
  }

  private static String few(List<String> names) {
    int shown = Math.min(4, names.size());
    return String.join(" ", names.subList(0, shown)) + (shown < names.size() ? " ..." : "");
  }

  private void chain(Observation seen) {
    int number = 1;
    for (var each : seen.chain()) {
      add("chain " + number, Certificates.subject(each));
      add("", "issued by " + Certificates.name(each.getIssuerX500Principal()));
      add("", "valid " + Certificates.validity(each));
      if (number == 1) {
        add("", "for " + Names.some(CertificateNames.of(each)));
      }
      number++;
    }
    if (seen.isAskedForCertificate()) {
      add("asked", "for a certificate of the client");
    }
  }

  private void answer(Observation seen) {
    var answer = seen.answer();
    if (answer != null) {
      add("answer", answer.line());
      for (var field : answer.telling()) {
        add("", field);
      }
    }
    if (seen.failure() != null) {
      add("end", seen.failure().detail());
    }
  }

  private void add(String title, String words) {
    lines.add(String.format("  %-11s%s", title, words));
  }
}
