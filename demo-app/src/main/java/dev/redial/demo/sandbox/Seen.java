package dev.redial.demo.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call as it was seen from outside; null where it did not get that far, or sent nothing.
 *
 * @param failure what the client says, or empty if the call went well
 * @param dialled the address that would be dialled without the sandbox, or {@link #OWN_PROXY}
 * @param proxyTls whether TLS was spoken to the proxy
 * @param connect the target that the proxy was asked for
 * @param connectFields header fields of CONNECT, without secrets
 * @param certificate the one name whose certificate the client accepted
 * @param authority Host, or :authority of HTTP/2
 * @param headers of the request, by name in lower case, without secrets
 */
record Seen(
    String failure,
    @Nullable String dialled,
    boolean proxyTls,
    @Nullable String connect,
    List<String> connectFields,
    @Nullable Hello hello,
    @Nullable String certificate,
    @Nullable String authority,
    @Nullable String protocol,
    Map<String, String> headers) {
  /** What a client has dialled whose own settings name a proxy. */
  static final String OWN_PROXY = "the client's own proxy";

  /** How the call ended for its client, and what the agent says that it dialled. */
  Seen ended(String how, @Nullable String dials, @Nullable String accepted) {
    return new Seen(
        how,
        dials,
        proxyTls,
        connect,
        connectFields,
        hello,
        accepted,
        authority,
        protocol,
        headers);
  }

  boolean isSuccess() {
    return failure.isEmpty();
  }

  /** The names that the call carried, by what they are; the same keys as in files of --expect. */
  Map<String, String> names() {
    var names = new LinkedHashMap<String, String>();
    names.put("address", shown(dialled));
    names.put("connect", shown(connect));
    if (connect != null) {
      names.put("connect-headers", String.join("; ", connectFields));
      names.put("proxy-tls", proxyTls ? "yes" : "no");
    }
    if (hello != null) {
      names.put("sni", shown(hello.serverName()));
      names.put("verify-name", shown(certificate));
    }
    names.put("tls", hello == null ? "none" : "yes");
    names.put("host", shown(authority));
    if (hello != null) {
      names.put("versions", String.join(" ", hello.versions()));
      names.put("alpn", hello.alpn().isEmpty() ? "none" : String.join(" ", hello.alpn()));
      names.put("suites", String.join(" ", hello.suites()));
    }
    names.put("protocol", shown(protocol));
    names.put("result", failure.isEmpty() ? "answered" : failure);
    return names;
  }

  private static String shown(@Nullable String name) {
    return name == null ? "none" : name;
  }
}
