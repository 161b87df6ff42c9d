package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Authenticator;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/** OkHttp, where a call ends between its connection and its request head, or as good as that. */
public final class OkHttpMoments implements Program {
  private static final Authenticator FAILING =
      (route, response) -> {
        throw new IOException("nobody can say who this is");
      };

  /** OkHttp asks before the proxy does, and then for its answer. */
  private static final Authenticator FAILING_LATE =
      (route, response) ->
          "OkHttp-Preemptive".equals(response.header("Proxy-Authenticate"))
              ? null
              : FAILING.authenticate(route, response);

  /** Makes the agent's bean, which it offers to whoever uses JMX. */
  public OkHttpMoments() {
    ManagementFactory.getPlatformMBeanServer();
  }

  @Override
  public Map<String, Client> clients() {
    var all = new LinkedHashMap<String, Client>();
    moments()
        .forEach(
            (name, moment) -> {
              all.put(name + "/1", call -> answer(call, moment, Protocol.HTTP_1_1));
              all.put(name + "/2", call -> answer(call, moment, Protocol.HTTP_2));
            });
    all.put("bean", call -> ManagementFactory.getPlatformMBeanServer().isRegistered(bean()) + "");
    all.put("by-hand", OkHttpMoments::byHand);
    return all;
  }

  private static Map<String, UnaryOperator<OkHttpClient.Builder>> moments() {
    return Map.of(
        "authenticator",
        client -> client.authenticator(FAILING).proxyAuthenticator(FAILING),
        "own-proxy",
        client -> client.proxy(OkHttpExchange.ownProxy()).proxyAuthenticator(FAILING_LATE),
        "own-proxy-early",
        client -> client.proxy(OkHttpExchange.ownProxy()).proxyAuthenticator(FAILING),
        "elsewhere",
        client -> client.dns(host -> List.of(InetAddress.getByName("own.test"))),
        "unknown",
        client ->
            client.dns(
                host -> {
                  throw new UnknownHostException(host);
                }),
        "refused",
        client -> client.hostnameVerifier((host, session) -> false),
        "canceled",
        client -> client.addNetworkInterceptor(OkHttpMoments::canceled),
        "canceled-late",
        client -> client.eventListener(new Canceling()),
        "changed",
        client -> client.addNetworkInterceptor(OkHttpMoments::underOtherRules),
        "none",
        client -> client);
  }

  private static String answer(
      Call call, UnaryOperator<OkHttpClient.Builder> moment, Protocol protocol) throws Exception {
    boolean isPlain = call.targets().get(0).getScheme().equals("http");
    var client =
        isPlain || protocol == Protocol.HTTP_1_1
            ? OkHttpExchange.client(Protocol.HTTP_1_1)
            : OkHttpExchange.client(protocol, Protocol.HTTP_1_1);
    return OkHttpExchange.answer(call, moment.apply(client).build());
  }

  private static Response canceled(Interceptor.Chain chain) throws IOException {
    chain.call().cancel();
    return chain.proceed(chain.request());
  }

  /** The rules of the property {@code other.rules} come to hold once the call has a connection. */
  private static Response underOtherRules(Interceptor.Chain chain) throws IOException {
    try {
      Files.copy(
          Path.of(System.getProperty("other.rules")),
          Path.of(System.getProperty("rules")),
          StandardCopyOption.REPLACE_EXISTING);
      var problems =
          ManagementFactory.getPlatformMBeanServer().invoke(bean(), "reload", null, null);
      if (!problems.equals("")) {
        throw new IOException(problems.toString());
      }
    } catch (JMException e) {
      throw new IOException(e);
    }
    return chain.proceed(chain.request());
  }

  private static ObjectName bean() throws JMException {
    return new ObjectName("dev.redial:type=Agent");
  }

  private static String byHand(Call call) throws IOException {
    var target = call.targets().get(0);
    var factory = SSLSocketFactory.getDefault();
    try (var socket = factory.createSocket(target.getHost(), target.getPort())) {
      var head = "GET / HTTP/1.0\r\nHost: " + target.getAuthority() + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return "" + (char) socket.getInputStream().read();
    }
  }

  /** Cancels a call when its head is about to be written. */
  private static final class Canceling extends EventListener {
    @Override
    public void requestHeadersStart(okhttp3.Call call) {
      call.cancel();
    }
  }
}
