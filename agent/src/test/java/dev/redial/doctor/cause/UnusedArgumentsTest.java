package dev.redial.doctor.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.doctor.dial.Observation;
import dev.redial.doctor.dial.Trial;
import dev.redial.doctor.target.ProxyAddress;
import dev.redial.doctor.target.Question;
import dev.redial.doctor.target.Target;
import dev.redial.rule.host.Address;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the user has given and no attempt has needed. */
class UnusedArgumentsTest {
  private static final String SECRET = "http://me:secret@proxy.test:3128";

  private static List<String> untried(UnaryOperator<Trial> change) throws IOException {
    var question =
        new Question(
            Target.parse("https://www.example.com/", null),
            List.of(new Address("192.0.2.1", 443)),
            ProxyAddress.parse("--proxy", SECRET),
            List.of("tenant.test"),
            Path.of("ca.pem"),
            List.of(),
            true,
            true,
            5);
    var network = new Investigation.Network(List.of(), List.of(), List.of());
    var it = new Investigation(question, network, Observation::new);
    it.attempt(Trial.PLAIN);
    it.attempt(change.apply(Trial.PLAIN));
    return UnusedArguments.of(it, Cause.other(Cause.WORKS, "It works.", ""));
  }

  @Test
  void options_thatNoAttemptHasNeeded_areTold_withoutTheirSecrets() throws Exception {
    assertThat(untried(trial -> trial))
        .containsExactly(
            "--host tenant.test",
            "--connect-to 192.0.2.1:443",
            "--proxy http://proxy.test:3128",
            "--trust ca.pem",
            "--allow-plaintext",
            "--allow-weak");
  }

  @Test
  void options_thatWereTried_areNot() throws Exception {
    assertThat(untried(trial -> trial.sni("tenant.test"))).doesNotContain("--host tenant.test");
    assertThat(untried(trial -> trial.verifying("tenant.test")))
        .doesNotContain("--host tenant.test");
    assertThat(untried(trial -> trial.authority("tenant.test:8443")))
        .doesNotContain("--host tenant.test");
    assertThat(untried(trial -> trial.address(new Address("192.0.2.1", 443))))
        .doesNotContain("--connect-to 192.0.2.1:443");
    assertThat(untried(Trial::withTrust)).doesNotContain("--trust ca.pem");
    var way = new Trial.Way(false, ProxyAddress.parse("--proxy", SECRET));
    assertThat(untried(trial -> trial.by(way))).doesNotContain("--proxy http://proxy.test:3128");
  }
}
