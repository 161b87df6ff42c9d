package dev.redial.client.jdk;

import dev.redial.decision.Decisions;
import dev.redial.http.Ports;
import dev.redial.http.RequestHead;
import dev.redial.http.RequestHook;
import dev.redial.rule.Layer;
import java.io.IOException;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * java.net.http over HTTP/1.1, WebSocket handshakes included: rewrites the text of the head that
 * {@code jdk.internal.net.http.Http1Request.collectHeaders0} has finished.
 */
final class JdkHttp1Hook extends RequestHook {
  /** Decides by these rules. */
  public JdkHttp1Hook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object head, @Nullable Object request)
      throws IOException {
    if (head instanceof StringBuilder text && request instanceof HttpRequest of) {
      change(text, of);
    }
    return head;
  }

  private void change(StringBuilder text, HttpRequest request) throws IOException {
    var uri = request.uri();
    int port = Ports.of(uri.getPort(), uri.getScheme());
    var rule = find(uri.getHost(), port);
    if (isSpared(rule) || request.method().equals("CONNECT")) {
      return;
    }
    if (rule == null) {
      leaves(RequestHead.parse(text).fields(), uri.getHost(), port);
      return;
    }
    try {
      var head = RequestHead.parse(text);
      if (change(head.fields(), rule, uri.getHost(), port)) {
        text.setLength(0);
        head.appendTo(text);
      }
    } catch (RuntimeException e) {
      throw decisions.refusal(rule, Layer.HTTP, uri.getHost(), e);
    }
  }
}
