package dev.redial.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.doctor.report.Finding;
import dev.redial.doctor.target.Examination;
import dev.redial.doctor.target.Examination.Candidate;
import dev.redial.doctor.target.Question;
import dev.redial.doctor.target.Target;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a finding says of rules that could not be tried. */
class TrialsTest {
  private static final Candidate RULE =
      new Candidate("version: 1\n", "[sni: tenant.test]", "low", "", "", "");

  private static Finding found(String home, String obstacle) throws Exception {
    var jvm = new Examination.Jvm(home, "", List.of(), "Java 17");
    var attempts = List.of(Examination.Attempt.of("as a plain client", false, "reset", 1));
    var seen =
        new Examination(
            List.of("sni", "Why.", ""), List.of(RULE), attempts, List.of(), "  end  reset", 0, jvm);
    var target = Target.parse("https://own.test/", null);
    var question =
        new Question(target, List.of(), null, List.of(), null, List.of(), false, false, 5);
    var proof = new Proof(jvm, Path.of("agent.jar"), obstacle);
    return new Trials(question, proof, line -> {}).finding(seen);
  }

  @Test
  void rule_whoseJvmIsGone_isUnproven_andNotSaidToFail() throws Exception {
    var found = found("/no/such/jdk", "");

    assertThat(found.status()).isEqualTo(5);
    assertThat(found.rules()).isNull();
    assertThat(found.failed()).isEmpty();
    assertThat(found.unproven()).hasSize(1);
    assertThat(found.unproven().get(0))
        .startsWith("[sni: tenant.test]: Cannot run program \"/no/such/jdk/bin/java\"");
    assertThat(found.text()).contains("UNPROVEN This rule should help. It could not be tried");
    assertThat(found.json()).contains("\"rules\":null", "\"failed\":[],\"unproven\":[\"[sni: ");
  }

  @Test
  void cause_whoseRuleDoesNotHelp_isNotSaidToBeKnown() throws Exception {
    var found = found("/no/such/jdk", "");
    var failed =
        new Finding(found.target(), found.examination(), null, "", List.of("no"), List.of());

    assertThat(failed.status()).isEqualTo(5);
    assertThat(failed.text()).contains("CAUSE    Not proven, as its rule does not help: Why.");
    assertThat(failed.json()).contains("\"sentence\":\"Not proven, ");
    assertThat(failed.html()).contains("Not proven, as its rule");
  }

  @Test
  void rule_thatCannotBeTriedHere_isSaidSo_andNothingIsStarted() throws Exception {
    assertThat(found("/no/such/jdk", "it is in a container").unproven())
        .containsExactly("[sni: tenant.test]: it is in a container");
  }
}
