package dev.redial.clients;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** A program that speaks HTTP by hand over an SSLEngine. */
final class EngineClient {
  private interface Preparation {
    void prepare(SSLEngine engine, String host) throws SSLException;
  }

  private EngineClient() {}

  /** Engines that check the server's name, by how they start. */
  static Map<String, Client> checking() {
    var all = new TreeMap<String, Client>();
    all.put("engine-wrap", checking(Tls::freshContext));
    all.put("engine-begin", call -> call(call, true, EngineClient::begin));
    all.put("engine-named-late", call -> call(call, true, EngineClient::name));
    all.put("engine-without-host", call -> call(call, false, EngineClient::name));
    return all;
  }

  /** A checking engine of a context that is asked for at each call. */
  static Client checking(Supplier<SSLContext> context) {
    return call -> call(context.get(), call, true, EngineClient::check);
  }

  /** One whose program forgets it when the connection has ended. */
  static Client dropping() {
    return call -> {
      var engine = engine(Tls.freshContext(), call, true, EngineClient::check);
      return answer(call, engine);
    };
  }

  /** An engine that accepts any certificate of a trusted authority. */
  static Client lax() {
    return call -> call(call, true, (engine, host) -> {});
  }

  private static String call(Call call, boolean withHost, Preparation preparation)
      throws Exception {
    return call(Tls.freshContext(), call, withHost, preparation);
  }

  private static String call(
      SSLContext context, Call call, boolean withHost, Preparation preparation) throws Exception {
    var engine = engine(context, call, withHost, preparation);
    try {
      return answer(call, engine);
    } finally {
      engine.closeOutbound();
    }
  }

  private static SSLEngine engine(
      SSLContext context, Call call, boolean withHost, Preparation preparation)
      throws SSLException {
    var target = call.target();
    var engine =
        withHost
            ? context.createSSLEngine(target.getHost(), target.getPort())
            : context.createSSLEngine();
    engine.setUseClientMode(true);
    preparation.prepare(engine, target.getHost());
    return engine;
  }

  private static String answer(Call call, SSLEngine engine) throws IOException {
    var target = call.target();
    try (var socket = new Socket(target.getHost(), target.getPort())) {
      socket.setSoTimeout(Tls.TIMEOUT);
      var connection = new EngineConnection(socket, engine);
      connection.write(Tls.head(target));
      return Tls.answer(connection.input());
    }
  }

  private static void check(SSLEngine engine, String host) {
    engine.setSSLParameters(Tls.checking(engine.getSSLParameters()));
  }

  private static void begin(SSLEngine engine, String host) throws SSLException {
    check(engine, host);
    engine.beginHandshake();
  }

  private static void name(SSLEngine engine, String host) {
    engine.setSSLParameters(Tls.checking(Tls.named(host)));
  }
}
