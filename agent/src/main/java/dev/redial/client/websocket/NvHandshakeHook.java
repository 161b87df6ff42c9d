package dev.redial.client.websocket;

import dev.redial.decision.Decisions;
import dev.redial.http.ClientRequestHook;
import dev.redial.http.HeaderFields;
import dev.redial.http.Ports;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * nv-websocket-client: changes the fields of a handshake, pairs of name and value, which it makes
 * anew for each one.
 */
final class NvHandshakeHook extends ClientRequestHook {
  /** Decides by these rules. */
  public NvHandshakeHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object fields, @Nullable Object target)
      throws IOException {
    if (fields == null || !(target instanceof URI uri)) {
      return fields;
    }
    int port = Ports.of(uri.getPort(), uri.getScheme());
    var rule = find(uri.getHost(), port);
    return rule == null ? fields : changed(fields, rule, uri.getHost(), port);
  }

  @Override
  public HeaderFields read(Object list) {
    var fields = new HeaderFields();
    for (var field : (List<?>) list) {
      var pair = (String[]) field;
      fields.add(pair[0], pair[1]);
    }
    return fields;
  }

  @Override
  public Object write(Object list, HeaderFields fields) {
    var changed = new ArrayList<Object>();
    for (int i = 0; i < fields.size(); i++) {
      changed.add(new @Nullable String[] {fields.name(i), fields.value(i)});
    }
    return changed;
  }
}
