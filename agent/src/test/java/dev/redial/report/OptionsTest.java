package dev.redial.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.rule.host.Address;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"rules.yaml", "/etc/redial/a,b.yaml", "/data/env=prod/rules.yaml", "C:\\a=b.yaml"})
  void argument_withoutKey_isThePath(String argument) {
    var options = Options.parse(argument);

    assertThat(options.rules()).isEqualTo(argument);
    assertThat(options.problems()).isEmpty();
  }

  @Test
  void argument_withoutRules_leavesThemOpen() {
    assertThat(Options.parse(null).rules()).isNull();
    assertThat(Options.parse("").rules()).isNull();
    assertThat(Options.parse("log=error").rules()).isNull();
  }

  @Test
  void keys_areRead() {
    var options =
        Options.parse(
            "rules=r.yaml,mode=observe,strict=true,log=debug,log-file=/tmp/a,"
                + "reload=false,cache=/tmp/c,env=A:B_C,files=/tmp/d,audit-log=/tmp/b,sandbox=127.0.0.1:4444");

    assertThat(options)
        .isEqualTo(
            new Options(
                "r.yaml",
                true,
                true,
                Log.Level.DEBUG,
                "/tmp/a",
                new Options.Reloading(false, "/tmp/c", List.of("A", "B_C"), "/tmp/d"),
                new Options.Evidence("/tmp/b", false),
                new Address("127.0.0.1", 4444),
                options.problems()));
    assertThat(options.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "r.yaml,                      r.yaml,      false",
    "'r.yaml,mode=observe',       r.yaml,      true",
    "'rules=r.yaml,mode=observe', r.yaml,      true",
    "'mode=observe,rules=r.yaml', r.yaml,      true",
    "'a,b.yaml,mode=observe',     'a,b.yaml',  true",
    "'rules=a,b.yaml',            'a,b.yaml',  false",
    "'/x=1/r.yaml,mode=observe',  /x=1/r.yaml, true",
    "'https://h/r?a=b,mode=observe', https://h/r?a=b, true",
  })
  void rules_standFirstOrByName(String argument, String rules, boolean observes) {
    var options = Options.parse(argument);

    assertThat(options.problems()).isEmpty();
    assertThat(options.rules()).isEqualTo(rules);
    assertThat(options.observe()).isEqualTo(observes);
  }

  @Test
  void defaults_areThoseOfTheManual() {
    var options = Options.parse("rules=r.yaml");

    assertThat(options.observe()).isFalse();
    assertThat(options.strict()).isFalse();
    assertThat(options.level()).isEqualTo(Log.Level.INFO);
    assertThat(options.logFile()).isNull();
    assertThat(options.reloading()).isEqualTo(new Options.Reloading(true, null, List.of(), null));
    assertThat(options.evidence().auditLog()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'rules=r,colour=red', unknown option 'colour'",
    "'r.yaml,colour=red', unknown option 'colour'",
    "'r.yaml,strict',      write strict=false or strict=true",
    "'rules=r,strict=yes', write strict=false or strict=true",
    "'rules=r,mode=off',   write mode=enforce or mode=observe",
    "'rules=r,log=trace',  'write log=off, error, info or debug'",
    "'rules=r,reload=yes', write reload=false or reload=true",
    "'rules=r,sandbox=a', the option sandbox is 'a'; write sandbox=HOST:PORT",
    "'rules=r,env=',       the option env is ''; write env=NAME or env=NAME:NAME",
    "'rules=r,env=A::B',   the option env is 'A::B'; write env=NAME or env=NAME:NAME",
    "'rules=r,',           unknown option ''",
  })
  void mistake_isNamedWithItsRemedy(String argument, String problem) {
    assertThat(Options.parse(argument).problems()).singleElement().asString().contains(problem);
  }
}
