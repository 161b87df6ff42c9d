package dev.redial.demo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VisitTest {
  @Test
  void secrets_areNotKept() {
    var visit = new Visit(Set.of("x-outside"));
    visit.connects(
        List.of("CONNECT a.test:443 HTTP/1.1", "Proxy-Authorization: Basic c2VjcmV0", "X: y"));
    visit.requests("a.test", "HTTP/1.1");
    visit.header("Authorization", "Bearer secret");
    visit.header("Cookie", "secret");
    visit.header("X-Api-Key", "secret");
    visit.header("X-Outside", "secret");
    visit.header("Accept", "a");
    visit.header("accept", "b");

    var seen = visit.seen();

    assertThat(seen.connect()).isEqualTo("a.test:443");
    assertThat(seen.connectFields())
        .containsExactly("Proxy-Authorization: Basic (redacted)", "X: y");
    assertThat(seen.headers())
        .containsEntry("authorization", "Bearer (redacted)")
        .containsEntry("cookie", "(redacted)")
        .containsEntry("x-api-key", "(redacted)")
        .containsEntry("x-outside", "(redacted)")
        .containsEntry("accept", "a, b");
  }
}
