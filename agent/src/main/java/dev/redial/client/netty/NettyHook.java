package dev.redial.client.netty;

import dev.redial.decision.Decisions;
import dev.redial.http.ClientRequestHook;
import dev.redial.http.Endpoint;
import dev.redial.http.Ports;
import dev.redial.reflect.ClientMethod;
import dev.redial.reflect.ClientTypes;
import dev.redial.rule.Rule;
import dev.redial.tls.Endpoints;
import dev.redial.tls.PeerNames;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rule for a request of a client on Netty, whose head says no more than its authority.
 * With TLS it is the peer that the engine was made for: the URL's, while the application may have
 * set a Host of its own.
 */
abstract class NettyHook extends ClientRequestHook {
  private static final ClientMethod PIPELINE = ClientMethod.object("pipeline()");
  private static final ClientMethod HANDLER = ClientMethod.object("get(Class)");
  private static final ClientMethod ENGINE = ClientMethod.object("engine()");

  /** By the class of headers: the codecs see netty-handler, which a relocation moves with them. */
  private static final ClassValue<Optional<Class<?>>> SSL_HANDLER =
      new ClassValue<>() {
        @Override
        protected Optional<Class<?>> computeValue(Class<?> headers) {
          return Optional.ofNullable(sslHandler(headers));
        }
      };

  NettyHook(Decisions decisions) {
    super(decisions);
  }

  private static @Nullable Class<?> sslHandler(Class<?> headers) {
    // In this order: Armeria's own HttpHeaders stand behind what it gives HTTP/2.
    var known = ClientTypes.named(headers, "Http2Headers");
    known = known == null ? ClientTypes.named(headers, "HttpHeaders") : known;
    int codec = known == null ? -1 : known.getName().indexOf(".handler.codec.");
    if (known == null || codec < 0) {
      return null;
    }
    try {
      var name = known.getName().substring(0, codec) + ".handler.ssl.SslHandler";
      return Class.forName(name, false, known.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  /** The engine of the connection, or null without TLS. */
  static @Nullable SSLEngine engine(Object context, Object headers) {
    var type = SSL_HANDLER.get(headers.getClass());
    if (type.isEmpty()) {
      return null;
    }
    var handler = HANDLER.call(PIPELINE.get(context), type.get());
    return handler == null ? null : (SSLEngine) ENGINE.get(handler);
  }

  /** The rule for a request over this connection, or null. */
  final @Nullable Rule find(@Nullable SSLEngine engine, Endpoint endpoint) {
    var peer = engine == null ? null : engine.getPeerHost();
    if (engine == null || peer == null) {
      boolean mayBeRuled = any(endpoint.host()) != null;
      return mayBeRuled ? find(endpoint.host(), port(engine, endpoint)) : null;
    }
    var pinned = PeerNames.rule(peer);
    if (pinned == null) {
      int port = Endpoints.port(engine, engine.getPeerPort());
      return find(Endpoints.asked(peer), port > 0 ? port : port(engine, endpoint));
    }
    return pinned.http().isEmpty() ? null : pinned;
  }

  static int port(@Nullable SSLEngine engine, Endpoint endpoint) {
    return Ports.of(endpoint.port(), engine == null ? "http" : "https");
  }
}
