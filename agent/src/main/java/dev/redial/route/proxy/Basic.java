package dev.redial.route.proxy;

import dev.redial.rule.host.Address;
import dev.redial.rule.route.AuthScheme;
import dev.redial.rule.route.ProxyLogin;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** RFC 7617: the same for every connection. */
final class Basic implements Credentials, LoginTalk {
  private final String value;

  Basic(ProxyLogin login) {
    var bytes = (login.username() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
    value = "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public AuthScheme scheme() {
    return AuthScheme.BASIC;
  }

  @Override
  public LoginTalk begin(@Nullable ProxyTicket ticket) {
    return this;
  }

  @Override
  public String authorization(Address target) {
    return value;
  }
}
