package dev.redial.demo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AskingTest {
  private static final String CONNECT = "CONNECT a.test:443 HTTP/1.1";

  @Test
  void basic_isAskedForOnce() {
    var asking = new Asking("Basic realm=sandbox");
    assertThat(asking.next(List.of(CONNECT))).isEqualTo("Basic realm=sandbox");
    assertThat(asking.next(List.of(CONNECT, "Proxy-Authorization: Basic YTpi"))).isNull();
  }

  @Test
  void ntlm_takesTwoMessagesMore() {
    var asking = new Asking("NTLM");
    assertThat(asking.next(List.of(CONNECT))).isEqualTo("NTLM");
    assertThat(asking.next(List.of(CONNECT, "Proxy-Authorization: NTLM TlRMTVNTUAABAAAA")))
        .startsWith("NTLM TlRMTVNTUAACAAAA");
    assertThat(asking.next(List.of(CONNECT, "Proxy-Authorization: NTLM TlRMTVNTUAADAAAA")))
        .isNull();
  }
}
