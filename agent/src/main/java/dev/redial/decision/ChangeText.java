package dev.redial.decision;

import dev.redial.rule.HttpSettings;
import dev.redial.rule.tls.Selection;
import dev.redial.rule.tls.TlsSettings;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a rule does to one connection or request, in words for the log, and without secrets. */
public final class ChangeText {
  private final StringBuilder text = new StringBuilder();

  private ChangeText() {}

  /**
   * Of a handshake.
   *
   * @param before the name in SNI, or null for none
   * @param after the same with the rule
   */
  public static String tls(@Nullable String before, @Nullable String after, TlsSettings tls) {
    var change = new ChangeText();
    change.name("SNI", before, after);
    if (tls.verifyName() != null) {
      change.part("verify name ").append(tls.verifyName());
    }
    change.selection("TLS versions", tls.protocols());
    change.selection("cipher suites", tls.cipherSuites());
    change.selection("groups", tls.algorithms().groups());
    change.selection("signature schemes", tls.algorithms().signatureSchemes());
    if (!tls.algorithms().permitted().isEmpty()) {
      change.part("disabled algorithms without ").append(tls.algorithms().permitted());
    }
    if (tls.algorithms().acceptsWeakCertificates()) {
      change.part("weak certificates accepted");
    }
    if (!tls.applicationProtocols().isEmpty()) {
      change.part("ALPN ").append(tls.applicationProtocols());
    }
    if (tls.trust() != null) {
      change.part("trust ").append(tls.trust().source());
    }
    if (tls.clientCertificate() != null) {
      change.part("client certificate ").append(tls.clientCertificate().source());
    }
    return change.toString();
  }

  /** Of a request's head: Host or :authority before and after, and the names of its fields. */
  public static String http(@Nullable String before, @Nullable String after, HttpSettings http) {
    var change = new ChangeText();
    change.name("Host", before, after);
    change.list("set ", http.set().isEmpty() ? List.of() : List.copyOf(http.set().keySet()));
    change.list("removed ", http.remove());
    return change.toString();
  }

  private void name(String what, @Nullable String before, @Nullable String after) {
    if (!Objects.equals(before, after)) {
      part(what).append(' ').append(before == null ? "none" : before);
      text.append(" -> ").append(after == null ? "none" : after);
    }
  }

  private void selection(String what, Selection selection) {
    list(what + " added ", selection.add());
    list(what + " removed ", selection.remove());
    list("only " + what + " ", selection.only());
  }

  private void list(String what, List<String> names) {
    if (!names.isEmpty()) {
      part(what).append(String.join(" ", names));
    }
  }

  private StringBuilder part(String what) {
    return (text.length() == 0 ? text : text.append(", ")).append(what);
  }

  @Override
  public String toString() {
    return text.length() == 0 ? "nothing to change" : text.toString();
  }
}
