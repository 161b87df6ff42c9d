package dev.redial.doctor.dial;

import dev.redial.report.Json;
import java.util.List;

/** All that is known of one attempt, for programs. */
final class AttemptJson {
  private final Json json = new Json();

  private AttemptJson() {}

  static String of(Observation seen) {
    return new AttemptJson().write(seen);
  }

  private String write(Observation seen) {
    json.open('{').member("change", seen.trial().change()).member("ok", seen.isGood());
    json.member("outcome", seen.outcome()).member("millis", seen.millis());
    var proxy = seen.proxy();
    json.member("dialled", seen.dialled()).member("proxy", proxy == null ? null : proxy.url());
    var failure = seen.failure();
    json.member("failure", failure == null ? null : failure.kind().name());
    var answer = seen.answer();
    if (answer != null) {
      json.member("httpStatus", answer.status());
      list("headers", answer.telling());
    }
    sent(seen);
    json.name("chain").open('[');
    for (var each : seen.chain()) {
      json.open('{').member("subject", Certificates.subject(each));
      json.member("issuer", Certificates.name(each.getIssuerX500Principal()));
      json.member("validity", Certificates.validity(each));
      list("names", CertificateNames.of(each));
      json.close('}');
    }
    return json.close(']').close('}').toString();
  }

  private void sent(Observation seen) {
    var sent = seen.sent();
    if (sent == null) {
      return;
    }
    json.name("sent").open('{').member("serverName", sent.serverName());
    list("versions", TlsNumbers.VERSIONS.names(sent.versions()));
    list("suites", TlsNumbers.SUITES.names(sent.suites()));
    list("groups", TlsNumbers.GROUPS.names(sent.groups()));
    list("signatureSchemes", TlsNumbers.SCHEMES.names(sent.schemes()));
    json.member("alpn", sent.protocols()).close('}');
    json.member("agreed", seen.agreed());
  }

  private void list(String name, List<String> elements) {
    json.name(name).open('[');
    elements.forEach(json::element);
    json.close(']');
  }
}
