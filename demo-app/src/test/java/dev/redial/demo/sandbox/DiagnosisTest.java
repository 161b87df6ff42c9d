package dev.redial.demo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {
  @ParameterizedTest
  @CsvSource({
    "https://a.test/x, https://a.test:443",
    "https://a_b.test:8443/?x, https://a_b.test:8443",
    "HTTP://u:p@A.test, http://A.test:80",
    "wss://[::1]/echo, https://[::1]:443",
    "ws://10.0.0.1:81/, http://10.0.0.1:81",
  })
  void command_namesTheEndpoint_withItsPort(String url, String endpoint) {
    assertThat(Diagnosis.command(url)).isEqualTo("java -jar redial-agent.jar doctor " + endpoint);
  }

  @Test
  void otherProtocols_haveNone() {
    assertThat(Diagnosis.command("tcp://a.test:5432")).isNull();
  }
}
