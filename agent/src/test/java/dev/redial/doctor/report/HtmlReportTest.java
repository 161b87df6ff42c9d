package dev.redial.doctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.doctor.dial.Failure;
import dev.redial.doctor.dial.HttpAnswer;
import dev.redial.doctor.dial.Observation;
import dev.redial.doctor.dial.Trial;
import dev.redial.doctor.target.Examination;
import dev.redial.doctor.target.Target;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.yaml.snakeyaml.Yaml;

/** The page that doctor writes. */
class HtmlReportTest {
  /** What a server may send: markup, quotes, half a pair, and characters that no page may have. */
  private static final String STRANGE =
      "<script>alert(1)</script> \"a\" 'b' & \\ \u0000\u001b[2J \ud800 \uffff \u202e ü </td>";

  private static final String SHOWN =
      "<script>alert(1)</script> \"a\" 'b' & \\ ..[2J . . . ü </td>";

  private static Finding found(boolean hasRule) throws Exception {
    var answer = new HttpAnswer(403, STRANGE, List.of("Server: " + STRANGE));
    var seen = new Observation(Trial.PLAIN).dialled("192.0.2.1:443", null).answer(answer).took(7);
    var rule = new Examination.Candidate("version: 1 # " + STRANGE, "[a]", STRANGE, "", "", "");
    var other = new Observation(Trial.PLAIN.named(STRANGE)).failed(Failure.Kind.RESET, STRANGE);
    var attempts = List.of(seen.told(), other.told(), Examination.Attempt.of("x", true, "y", 1));
    var examination =
        new Examination(
            List.of("sni", STRANGE, STRANGE),
            List.of(rule),
            attempts,
            List.of("--host " + STRANGE),
            STRANGE,
            403,
            new Examination.Jvm("/jdk", "", List.of(), STRANGE));
    return new Finding(
        Target.parse("https://own.test/?a=<b>&c", null),
        examination,
        hasRule ? rule : null,
        hasRule ? STRANGE : "",
        List.of("failed " + STRANGE),
        List.of("unproven " + STRANGE));
  }

  private static Document page(Finding found) throws Exception {
    var bytes = found.html().getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }

  @Test
  void page_ofStrangeWords_isWellFormed_andHasThemAsText() throws Exception {
    for (boolean hasRule : new boolean[] {true, false}) {
      var page = page(found(hasRule));
      var elements = page.getElementsByTagName("*");
      for (int i = 0; i < elements.getLength(); i++) {
        var element = (Element) elements.item(i);
        assertThat(element.getTagName()).isNotIn("script", "img", "link", "iframe", "a");
        var attributes = element.getAttributes();
        for (int j = 0; j < attributes.getLength(); j++) {
          assertThat(attributes.item(j).getNodeName())
              .isIn("lang", "charset", "name", "content", "class", "scope");
        }
      }
      assertThat(page.getDocumentElement().getTextContent()).contains(SHOWN, "own.test/?a=<b>&c");
    }
  }

  @Test
  void page_hasEveryFactOfTheJson() throws Exception {
    var found = found(true);
    var text = page(found).getDocumentElement().getTextContent();
    var facts = new ArrayList<String>();
    collect(new Yaml().load(found.json()), facts);
    assertThat(facts).hasSizeGreaterThan(20);
    assertThat(facts)
        .allSatisfy(
            fact ->
                assertThat(text)
                    .contains(fact.startsWith("version:") ? "version: 1 # " : shown(fact)));
  }

  /** As {@link Html} writes what no page may have. */
  private static String shown(String fact) {
    return fact.replace(STRANGE, SHOWN);
  }

  private static void collect(Object value, List<String> facts) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(each -> collect(each, facts));
    } else if (value instanceof List<?> list) {
      list.forEach(each -> collect(each, facts));
    } else if (value instanceof String || value instanceof Integer) {
      facts.add(String.valueOf(value));
    }
  }
}
