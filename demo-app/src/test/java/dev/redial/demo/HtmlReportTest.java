package dev.redial.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.demo.client.ClientCase;
import dev.redial.demo.client.Outcome;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class HtmlReportTest {
  private static final int PORT = 4433;
  private static final double READABLE = 4.5; // WCAG 2.2, 1.4.3
  private static final Tls TLS = new Tls("TLSv1.3", "TLS_AES_128_GCM_SHA256", "a & <b>");

  private final Path directory;

  HtmlReportTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void report_ofAllStories_linksEachCallToItsCardAndExplainsTheOthers() throws Exception {
    var page = parse(report(Outcome.ofStatus(200)));

    var ids = attributes(page, "section", "id");
    assertThat(ids).doesNotHaveDuplicates().isNotEmpty();
    var calls =
        Stories.ALL.stream().mapToInt(story -> story.clientsOf(ClientCase.ALL).size()).sum();
    assertThat(attributes(page, "a", "href"))
        .hasSize(calls)
        .allSatisfy(link -> assertThat(ids).contains(link.substring(1)));
    assertThat(texts(page, "td"))
        .contains("– covered by story 2", "– it writes names in lower case by itself");
    assertThat(texts(page, "h2")).hasSize(1 + Stories.ALL.size());
    assertThat(texts(page, "pre")).anyMatch(rules -> rules.contains("virtual-host: tenant"));
  }

  @Test
  void report_ofOneCall_showsTheSixNamesBeforeAndAfter() throws Exception {
    var card =
        (Element) parse(report(Outcome.ofStatus(200))).getElementsByTagName("section").item(0);

    var rows = new ArrayList<String>();
    var elements = card.getElementsByTagName("tr");
    for (var i = 1; i < elements.getLength(); i++) {
      rows.add(text(elements.item(i)));
    }
    assertThat(rows)
        .containsExactly(
            "address dialledTCP127.0.0.1:4433 both times",
            "CONNECT targetthe proxynone both times",
            "SNIthe server's TLS front endbefore: noneafter: tenant.example.com changed",
            "verify namethe client's certificate checka & <b> both times",
            "Host, :authoritythe HTTP serverbefore: 127.0.0.1:4433 over HTTP/1.1"
                + "after: tenant.example.com over HTTP/1.1 changed",
            "TLS sessionboth endsTLSv1.3, TLS_AES_128_GCM_SHA256 both times");
  }

  @Test
  void report_ofCallWithoutTls_saysWhatThatGivesUp() throws Exception {
    var page = parse(report(Outcome.ofStatus(200)));

    assertThat(texts(page, "strong")).containsExactly(Telling.CAVEAT);
    assertThat(texts(page, "tr"))
        .contains(
            "verify namethe client's certificate check"
                + "before: a & <b>after: none, nobody is verified given up",
            "TLS sessionboth endsbefore: TLSv1.3, TLS_AES_128_GCM_SHA256"
                + "after: none, nothing is encrypted given up");
  }

  @Test
  void report_ofCallThatFailed_saysSoInWords() throws Exception {
    var page = parse(report(Outcome.failed("<script>alert(1)</script>")));

    assertThat(texts(page, "li"))
        .contains(
            "story 1, HttpsURLConnection, after:"
                + " expected a success but was <script>alert(1)</script>");
    assertThat(texts(page, "a").get(0)).isEqualTo("✗\u00a0403 →then failed not as expected");
  }

  @Test
  void report_loadsNothingAndIsAccessible() throws Exception {
    var text = report(Outcome.ofStatus(200));

    assertThat(text).doesNotContain("src=", "url(", "@import", "<script", "<link");
    var page = parse(text);
    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    assertThat(texts(page, "h1")).hasSize(1);
    assertThat(attributes(page, "th", "scope")).containsOnly("row", "col");
    assertThat(attributes(page, "div", "tabindex")).contains("0");
    assertThat(text).contains("prefers-color-scheme: dark", "@media print", ":focus-visible");
  }

  @ParameterizedTest
  @ValueSource(strings = {":root {", "prefers-color-scheme: dark) {", "@media print {"})
  void colours_ofEachMedium_areReadable(String medium) throws Exception {
    var styles = Files.readString(Path.of("src/main/resources/dev/redial/demo/report.css"));
    var colours = colours(styles.substring(styles.indexOf(medium)));

    for (var front : List.of("text", "quiet", "link", "good", "bad")) {
      for (var ground : List.of("ground", "card")) {
        assertThat(contrast(colours, front, ground)).as(front).isGreaterThan(READABLE);
      }
    }
    assertThat(contrast(colours, "good", "good-ground")).isGreaterThan(READABLE);
    assertThat(contrast(colours, "bad", "bad-ground")).isGreaterThan(READABLE);
  }

  private String report(Outcome after) throws Exception {
    var told = new ArrayList<Telling.Told>();
    for (var story : Stories.ALL) {
      var before = new Telling.Calls();
      var later = new Telling.Calls();
      for (var client : story.clientsOf(ClientCase.ALL)) {
        var was = new Sighting(null, "127.0.0.1:" + PORT, client.protocol(), TLS, null);
        before.calls().put(client, new Observation(story.refusal().of(client), was));
        var names = story.wanted(client, PORT);
        var tls = names.isPlain() ? names.tls() : TLS;
        var is =
            new Sighting(
                names.serverName(), names.authority(), names.protocol(), tls, names.tunnel());
        later.calls().put(client, new Observation(after, is));
      }
      told.add(Telling.Told.of(story, PORT, before, later));
    }
    var file = directory.resolve("report.html");
    var options = Options.parse(List.of(), Path.of("..").toAbsolutePath());
    HtmlReport.write(file, new Telling("17.0.1", told, ""), options);
    return Files.readString(file);
  }

  private static Document parse(String page) throws Exception {
    // What HTML wants and XML has no place for.
    var xml = page.replace("<!DOCTYPE html>", "");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
  }

  private static List<String> texts(Document page, String element) {
    return elements(page, element).stream().map(HtmlReportTest::text).toList();
  }

  /** Without the line breaks of the template, which a browser does not show between cells. */
  private static String text(Node node) {
    return node.getTextContent().replace("\n", "");
  }

  private static List<String> attributes(Document page, String element, String attribute) {
    return elements(page, element).stream().map(each -> each.getAttribute(attribute)).toList();
  }

  private static List<Element> elements(Document page, String name) {
    var elements = new ArrayList<Element>();
    var nodes = page.getElementsByTagName(name);
    for (var i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static Map<String, String> colours(String styles) {
    var colours = new LinkedHashMap<String, String>();
    var block = styles.substring(0, styles.indexOf('}'));
    var matcher = Pattern.compile("--([a-z-]+): #([0-9a-f]{3,6});").matcher(block);
    while (matcher.find()) {
      var digits = matcher.group(2);
      colours.put(
          matcher.group(1), digits.length() == 3 ? digits.replaceAll("(.)", "$1$1") : digits);
    }
    return colours;
  }

  private static double contrast(Map<String, String> colours, String one, String other) {
    var first = luminance(colours.get(one));
    var second = luminance(colours.get(other));
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String colour) {
    var weights = new double[] {0.2126, 0.7152, 0.0722};
    var sum = 0.0;
    for (var i = 0; i < weights.length; i++) {
      var channel = Integer.parseInt(colour.substring(2 * i, 2 * i + 2), 16) / 255.0;
      var linear = channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
      sum += weights[i] * linear;
    }
    return sum;
  }
}
