package dev.redial.matrix;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.ClientFactoryBuilder;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.client.proxy.ProxyConfig;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import dev.redial.clients.Call;
import dev.redial.clients.Client;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

/**
 * Armeria on the JDK's TLS. It resolves names as the JDK does, unless the property {@code
 * own.names} makes it ask DNS servers, as it does by default.
 */
public final class Armeria implements Program {
  static {
    System.setProperty("com.linecorp.armeria.useOpenSsl", "false");
  }

  @Override
  public Map<String, Client> clients() {
    return Map.of(
        OwnProxy.WAY,
        call -> answer(call, "h1", throughOwnProxy()),
        "http-1",
        call -> answer(call, "h1"),
        "http-2",
        call -> answer(call, "h2"));
  }

  private static ClientFactoryBuilder throughOwnProxy() {
    var own = new InetSocketAddress(OwnProxy.HOST, OwnProxy.port());
    return ClientFactory.builder().proxyConfig(ProxyConfig.connect(own));
  }

  private static String answer(Call call, String protocol) {
    return answer(call, protocol, ClientFactory.builder());
  }

  private static String answer(Call call, String protocol, ClientFactoryBuilder builder) {
    var answers = new ArrayList<String>();
    builder.connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS));
    if (!Boolean.getBoolean("own.names")) {
      builder.addressResolverGroupFactory(threads -> DefaultAddressResolverGroup.INSTANCE);
    }
    try (var factory = builder.build()) {
      for (var target : call.targets()) {
        answers.add(answer(call, factory, protocol, target));
      }
    }
    return String.join(" | ", answers);
  }

  private static String answer(Call call, ClientFactory factory, String protocol, URI target) {
    var scheme = protocol + (target.getScheme().equals("https") ? "" : "c");
    var client = WebClient.builder(scheme + "://" + target.getAuthority()).factory(factory).build();
    var method = call.body() == null ? HttpMethod.GET : HttpMethod.POST;
    var headers = RequestHeaders.builder(method, target.getRawPath());
    call.fields().forEach(headers::set);
    var built = headers.contentType(MediaType.PLAIN_TEXT_UTF_8).build();
    var request =
        call.body() == null
            ? HttpRequest.of(built)
            : HttpRequest.of(built, HttpData.ofUtf8(call.body()));
    var response = client.execute(request).aggregate().join();
    Untouched.check(built.names().stream().map(Object::toString).toList());
    return response.status().code() + " " + response.contentUtf8();
  }
}
