package dev.redial.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty as an HTTP/2 server without TLS, which an {@link Origin} has taken off before. */
final class Http2 {
  /** One for the life of the JVM. */
  static final Http2 SERVER = new Http2();

  private final Server server = new Server(daemons());
  private final ServerConnector connector =
      new ServerConnector(server, new HTTP2CServerConnectionFactory(new HttpConfiguration()));

  private Http2() {
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.addConnector(connector);
    server.setHandler(new Answers());
    try {
      server.start();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Carries one connection from its client to Jetty and back. */
  void serve(InputStream in, OutputStream out) throws IOException {
    try (var jetty = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
      var back = new Thread(() -> copy(jetty, out), "h2 back");
      back.setDaemon(true);
      back.start();
      transfer(in, jetty.getOutputStream());
    }
  }

  private static QueuedThreadPool daemons() {
    var threads = new QueuedThreadPool();
    threads.setDaemon(true);
    return threads;
  }

  private static void copy(Socket from, OutputStream to) {
    try {
      transfer(from.getInputStream(), to);
    } catch (IOException e) {
      // One of the two went away: the end of the connection.
    }
  }

  private static void transfer(InputStream in, OutputStream out) throws IOException {
    var buffer = new byte[16384];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      out.write(buffer, 0, count);
      out.flush();
    }
  }

  private static final class Answers extends Handler.Abstract {
    @Override
    public boolean handle(
        org.eclipse.jetty.server.Request request, Response response, Callback callback)
        throws Exception {
      var body = Content.Source.asString(request);
      Gate.pass();
      var answer = Answer.to(request.getMethod(), request.getHttpURI().getPathQuery(), body);
      response.setStatus(answer.status());
      answer.fields().forEach(response.getHeaders()::put);
      Content.Sink.write(response, true, answer.body(), callback);
      return true;
    }
  }
}
