package dev.redial.client.jdk;

import dev.redial.decision.Decisions;
import dev.redial.http.Endpoint;
import dev.redial.http.HeaderFields;
import dev.redial.http.Ports;
import dev.redial.http.RequestHook;
import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the header lists of java.net.http over HTTP/2 that {@code
 * jdk.internal.net.http.Http2Connection.encodeHeadersImpl} is about to compress. There, :authority
 * is always that of the URI; an application cannot set it.
 */
final class JdkHttp2Hook extends RequestHook {
  /** Decides by these rules. */
  public JdkHttp2Hook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object headers) throws IOException {
    if (headers instanceof HttpHeaders[] lists) {
      var authority = first(lists, ":authority");
      var method = first(lists, ":method");
      if (authority != null && !"CONNECT".equals(method)) {
        return changed(lists, Endpoint.of(authority));
      }
    }
    return headers;
  }

  private static @Nullable String first(HttpHeaders[] lists, String name) {
    for (var list : lists) {
      var values = list.map().get(name);
      if (values != null && !values.isEmpty()) {
        return values.get(0);
      }
    }
    return null;
  }

  private HttpHeaders[] changed(HttpHeaders[] lists, Endpoint endpoint) throws IOException {
    var host = endpoint.host();
    int port = Ports.of(endpoint.port(), first(lists, ":scheme"));
    var rule = find(host, port);
    if (rule == null) {
      if (isWatched()) {
        leaves(fieldsOf(lists), host, port);
      }
      return lists;
    }
    return changed(lists, rule, host, port);
  }

  private HttpHeaders[] changed(HttpHeaders[] lists, Rule rule, String host, int port)
      throws IOException {
    try {
      var fields = fieldsOf(lists);
      return change(fields, rule, host, port) ? listsOf(fields) : lists;
    } catch (RuntimeException e) {
      throw decisions.refusal(rule, Layer.HTTP, host, e);
    }
  }

  private static HeaderFields fieldsOf(HttpHeaders[] lists) {
    var fields = new HeaderFields();
    for (var list : lists) {
      for (var field : list.map().entrySet()) {
        for (var value : field.getValue()) {
          fields.add(field.getKey(), value);
        }
      }
    }
    return fields;
  }

  /** Pseudo-header fields must come first (RFC 9113 section 8.3). */
  private static HttpHeaders[] listsOf(HeaderFields fields) {
    Map<String, List<String>> pseudo = new LinkedHashMap<>();
    Map<String, List<String>> regular = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      // HttpHeaders refuses names that differ in case only; HTTP/2 wants lower case anyway.
      var name = fields.name(i).toLowerCase(Locale.ROOT);
      var map = name.startsWith(":") ? pseudo : regular;
      var values = map.get(name);
      if (values == null) {
        values = new ArrayList<>();
        map.put(name, values);
      }
      values.add(fields.value(i));
    }
    return new HttpHeaders[] {
      HttpHeaders.of(pseudo, (name, value) -> true), HttpHeaders.of(regular, (name, value) -> true)
    };
  }
}
