package dev.redial.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.rule.HttpSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeaderFieldsTest {
  private static final HttpSettings VIRTUAL_HOST =
      new HttpSettings("cdn.example.com", Map.of(), List.of(), false);

  @Test
  void authority_isReplacedInPlace_andFurtherHostsGo() {
    assertThat(apply(VIRTUAL_HOST, "A: 1", "host: 10.0.0.1:8443", "B: 2", "Host: other"))
        .containsExactly("A: 1", "host: cdn.example.com", "B: 2");
  }

  @Test
  void authority_isNeverAdded() {
    assertThat(apply(VIRTUAL_HOST, "A: 1")).containsExactly("A: 1");
  }

  @Test
  void authority_inHttp2_replacesPseudoFieldAndDropsHost() {
    assertThat(apply(VIRTUAL_HOST, ":method: GET", ":authority: 10.0.0.1", "host: 10.0.0.1"))
        .containsExactly(":method: GET", ":authority: cdn.example.com");
  }

  @Test
  void lowercase_keepsPort() {
    assertThat(apply(new HttpSettings(null, Map.of(), List.of(), true), "Host: Api.EXAMPLE.com:81"))
        .containsExactly("Host: api.example.com:81");
  }

  @Test
  void authority_winsOverLowercase() {
    assertThat(apply(new HttpSettings("Edge:1", Map.of(), List.of(), true), "Host: A.example.com"))
        .containsExactly("Host: Edge:1");
  }

  @Test
  void set_replacesEveryFieldOfThatName_orAddsOne() {
    var settings = new HttpSettings(null, Map.of("X-Env", "prod"), List.of(), false);

    assertThat(apply(settings, "x-env: a", "A: 1", "X-ENV: b"))
        .containsExactly("x-env: prod", "A: 1");
    assertThat(apply(settings, "A: 1")).containsExactly("A: 1", "X-Env: prod");
  }

  @Test
  void remove_takesEveryFieldOfThatName() {
    var settings = new HttpSettings(null, Map.of(), List.of("x-debug"), false);

    assertThat(apply(settings, "X-Debug: 1", "A: 1", "X-DEBUG: 2")).containsExactly("A: 1");
  }

  @Test
  void remove_fieldThatConnectionLists_takesItOutOfTheList() {
    var settings = new HttpSettings(null, Map.of(), List.of("Upgrade", "HTTP2-Settings"), false);
    assertThat(
            apply(
                settings,
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAE",
                "Accept: *"))
        .containsExactly("Accept: *");
    assertThat(apply(settings, "connection: keep-alive,upgrade", "Upgrade: websocket"))
        .containsExactly("connection: keep-alive");
    assertThat(apply(settings, "Connection: a,b", "TE: c"))
        .containsExactly("Connection: a,b", "TE: c");
  }

  private static List<String> apply(HttpSettings settings, String... lines) {
    var fields = new HeaderFields();
    for (var line : lines) {
      int colon = line.indexOf(": ");
      fields.add(line.substring(0, colon), line.substring(colon + 2));
    }
    fields.apply(settings);
    var result = new ArrayList<String>();
    for (int i = 0; i < fields.size(); i++) {
      result.add(fields.name(i) + ": " + fields.value(i));
    }
    return result;
  }
}
