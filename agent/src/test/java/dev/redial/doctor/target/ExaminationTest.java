package dev.redial.doctor.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What one JVM tells another of what it has tried. */
class ExaminationTest {
  @Test
  void examination_encoded_isTheSameAgain() {
    var rule = new Examination.Candidate("version: 1\n", "[sni: none]", "low", "", "me", "1:2");
    var attempts =
        List.of(
            new Examination.Attempt("as a plain client", false, "reset: \"1:2\"", 7, "{\"a\":1}"),
            Examination.Attempt.of("SNI: none", true, "", 0));
    var jvm = new Examination.Jvm("/jdk", "/home/ü", List.of("-Da=b\nc", ""), "Java 17, in /jdk");
    var cause = List.of("sni", "Why: \0 3:abc", "");
    var all =
        new Examination(
            cause, List.of(rule), attempts, List.of("--host a"), "facts\nof it", 403, jvm);
    assertThat(Examination.decode(all.encode())).isEqualTo(all);
    var bare = new Examination(cause, List.of(), attempts, List.of(), "", 0, jvm);
    assertThat(Examination.decode(bare.encode())).isEqualTo(bare);
  }
}
