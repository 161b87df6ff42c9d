package dev.redial.demo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void patterns_giveUrlsThatTheyMatch() {
    assertThat(urls(Map.of("host", List.of("a.test", "*.b.test", "*", "192.0.2.1", "2001:db8::1"))))
        .containsExactly(
            "https://a.test/",
            "https://try.b.test/",
            "https://try.example.test/",
            "https://192.0.2.1/",
            "https://[2001:db8::1]/");
  }

  @Test
  void blocks_giveAnAddressOfTheirs() {
    assertThat(urls(Map.of("host", List.of("104.16.0.0/13", "192.0.2.4/32", "2001:db8::/32"))))
        .containsExactly(
            "https://104.16.0.1/", "https://192.0.2.4/", "https://[2001:db8:0:0:0:0:0:1]/");
  }

  @Test
  void ports_giveTheFirstOfThem() {
    assertThat(urls(Map.of("host", "a.test", "port", "8000-8100")))
        .containsExactly("https://a.test:8000/");
    assertThat(urls(Map.of("host", "a.test", "port", List.of(80, 443))))
        .containsExactly("http://a.test/");
  }

  @Test
  void ruleThatSaysOnlyWhereToDial_isTriedAtPortsOfOtherProtocols() {
    assertThat(urls("connect-to", 5432)).containsExactly("postgresql://a.test:5432");
    assertThat(urls("connect-to", 7000)).containsExactly("tcp://a.test:7000");
    assertThat(urls("proxy", List.of("25-30", 5432, 8443, 443)))
        .containsExactly("https://a.test:8443/", "smtp://a.test:25");
    assertThat(urls("connect-to", 9200)).containsExactly("tcp://a.test:9200");
    assertThat(urls("connect-to", "8000-8100")).containsExactly("https://a.test:8000/");
    assertThat(urls("host-header", 5432)).containsExactly("https://a.test:5432/");
  }

  private static List<String> urls(String action, Object port) {
    var match = Map.of("host", "a.test", "port", port);
    return Samples.of(new SaidRule("r", Map.of("name", "r", "match", match, action, "b"), null));
  }

  @Test
  void exceptions_areAvoidedWhereTheyCanBe() {
    assertThat(urls(Map.of("host", "*.a.test", "except", List.of("Try.a.test", "*.www.a.test"))))
        .containsExactly("https://www.a.test/");
    assertThat(urls(Map.of("host", "*.a.test", "except", "*.a.test")))
        .containsExactly("https://try.a.test/");
  }

  @Test
  void lowercase_isTriedWithCapitals() {
    var rule =
        new SaidRule("r", Map.of("match", Map.of("host", "*.a-b.test"), "lowercase", true), null);

    assertThat(Samples.of(rule)).containsExactly("https://Try.A-b.Test/");
  }

  private static List<String> urls(Map<String, Object> match) {
    return Samples.of(new SaidRule("r", Map.of("match", match), null));
  }
}
