package dev.redial.demo;

import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** A WebSocket endpoint that sends every text back. */
public final class Echo extends Session.Listener.AbstractAutoDemanding {
  @Override
  public void onWebSocketText(String text) {
    getSession().sendText(text, Callback.NOOP);
  }
}
