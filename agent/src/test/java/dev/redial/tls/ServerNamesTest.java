package dev.redial.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerNamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"example.com", "localhost", "my_host.example.com", "_dmarc"})
  void name_isOfferedAsWritten(String name) {
    assertThat(offered(name)).isEqualTo(name);
  }

  @Test
  void emptyName_isNoName() {
    assertThat(ServerNames.listOf("")).isEmpty();
    assertThat(offered("")).isNull();
  }

  @Test
  void capitals_becomeSmall() {
    var names = ServerNames.lowerCase(List.of(new SNIHostName("Origin.EXAMPLE.com")));

    assertThat(names).containsExactly(new SNIHostName("origin.example.com"));
  }

  private static String offered(String name) {
    var parameters = new SSLParameters();
    parameters.setServerNames(ServerNames.listOf(name));
    return ServerNames.of(parameters);
  }
}
