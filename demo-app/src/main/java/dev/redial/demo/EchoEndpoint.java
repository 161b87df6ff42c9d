package dev.redial.demo;

import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** A WebSocket endpoint that sends every message back as what it came, text or binary. */
public final class EchoEndpoint extends Session.Listener.AbstractAutoDemanding {
  @Override
  public void onWebSocketText(String text) {
    getSession().sendText(text, Callback.NOOP);
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    getSession().sendBinary(payload, callback);
  }
}
