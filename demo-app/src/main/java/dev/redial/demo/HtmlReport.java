package dev.redial.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.redial.demo.client.ClientCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The stories as one HTML page that needs no other file. */
final class HtmlReport {
  /** In characters: what is longer takes a wider column. */
  private static final int NARROW = 20;

  private final Telling telling;
  private final Path rules;
  private final List<ClientCase> clients;
  private final Html html = new Html();

  /** The card that shows each finding; clients that fared alike share one. */
  private final Map<Finding, String> cards = new LinkedHashMap<>();

  private HtmlReport(Telling telling, Options options) {
    this.telling = telling;
    this.rules = options.rules();
    this.clients = options.clients();
  }

  static void write(Path file, Telling telling, Options options) throws IOException {
    Files.writeString(file, new HtmlReport(telling, options).page());
  }

  private String page() throws IOException {
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    html.line("title", "redial: before and after");
    html.raw("<style>\n" + styles() + "</style>\n</head>\n<body>\n<main>\n");
    introduction();
    numberCards();
    matrix();
    for (var told : telling.stories()) {
      if (!told.findings().isEmpty()) {
        story(told);
      }
    }
    html.raw("</main>\n</body>\n</html>\n");
    return html.toString();
  }

  private void introduction() {
    html.line("h1", "redial: before and after");
    html.line(
        "p",
        "Unmodified clients on Java "
            + telling.javaVersion()
            + " call servers on this machine, first without redial and then with it.");
    var differences = telling.differences();
    if (differences.isEmpty()) {
      html.raw("<p class=\"verdict good\">✓ ").text(telling.verdict()).raw("</p>\n");
    } else {
      html.raw("<p class=\"verdict bad\">✗ ").text("Not as expected:").raw("</p>\n<ul>\n");
      differences.forEach(difference -> html.line("li", difference));
      html.raw("</ul>\n");
    }
    if (telling.neighbours() > 0) {
      html.line(
          "p",
          telling.neighbours()
              + " calls from the same JVMs to the same servers by a name without a rule were"
              + (telling.differences().isEmpty()
                  ? " refused before and after."
                  : " made, too; each must be refused before and after."));
    }
  }

  private void numberCards() {
    var numbers = new LinkedHashMap<Object, String>();
    for (var told : telling.stories()) {
      for (var finding : told.findings()) {
        var likeness =
            List.of(
                told.story().label(),
                finding.before().outcome(),
                finding.after().outcome(),
                SixNames.of(finding));
        cards.put(finding, numbers.computeIfAbsent(likeness, any -> "card-" + numbers.size()));
      }
    }
  }

  private void matrix() {
    html.line("h2", "All calls");
    html.raw("<div class=\"wide\" role=\"region\" aria-label=\"All calls\" tabindex=\"0\">\n");
    html.raw("<table class=\"matrix\">\n<thead><tr><th scope=\"col\">client</th>");
    for (var told : telling.stories()) {
      var story = told.story();
      html.raw("<th scope=\"col\">").text(story.number() + " " + story.label()).raw("</th>");
    }
    html.raw("</tr></thead>\n<tbody>\n");
    for (var client : clients) {
      html.raw("<tr><th scope=\"row\">").text(client.name()).raw("</th>");
      telling.stories().forEach(told -> cell(told, client));
      html.raw("</tr>\n");
    }
    html.raw("</tbody>\n</table>\n</div>\n");
  }

  private void cell(Telling.Told told, ClientCase client) {
    var found =
        told.findings().stream().filter(finding -> finding.client().equals(client)).findFirst();
    if (found.isEmpty()) {
      var reason = Objects.requireNonNull(told.story().exemption().of(client));
      html.raw("<td class=\"quiet\">").text("– " + reason).raw("</td>");
      return;
    }
    var finding = found.get();
    boolean wordy = finding.before().outcome().cell().length() > NARROW;
    html.raw(wordy ? "<td class=\"wordy\">" : "<td>")
        .raw("<a href=\"#" + cards.get(finding) + "\">");
    outcome(finding);
    html.raw("</a></td>");
  }

  private void outcome(Finding finding) {
    var good = finding.differences().isEmpty();
    html.raw(good ? "✓\u00a0" : "✗\u00a0").words(finding.before().outcome().cell());
    html.raw(" <span class=\"after\"><span aria-hidden=\"true\">→</span>");
    html.raw("<span class=\"hidden\">then</span> ");
    html.words(finding.after().outcome().cell()).raw("</span>");
    if (!good) {
      html.raw(" <span class=\"mark bad\">not as expected</span>");
    }
  }

  private void story(Telling.Told told) throws IOException {
    var story = told.story();
    html.line("h2", "Story " + story.number() + ": " + story.title());
    if (told.givesUpSecurity()) {
      html.raw("<p><strong>").text(Telling.CAVEAT).raw("</strong></p>\n");
    }
    html.raw("<div class=\"cards\">\n");
    var shown = new LinkedHashMap<String, Finding>();
    told.findings()
        .forEach(finding -> shown.putIfAbsent(Objects.requireNonNull(cards.get(finding)), finding));
    shown.forEach((card, finding) -> card(card, finding));
    html.raw("</div>\n");
    html.raw("<p>The rule file, ").raw("<code>").text(story.ruleFile()).raw("</code>:</p>\n");
    html.line("pre", Files.readString(rules.resolve(story.ruleFile())).strip());
  }

  private void card(String id, Finding finding) {
    var alike =
        cards.entrySet().stream()
            .filter(entry -> entry.getValue().equals(id))
            .map(entry -> entry.getKey().client().name())
            .toList();
    html.raw("<section class=\"card\" id=\"" + id + "\">\n<h3><span class=\"outcome\">");
    outcome(finding);
    html.raw("</span><br/>").text(String.join(", ", alike)).raw("</h3>\n");
    html.raw("<table>\n<thead><tr><th scope=\"col\">what the server saw</th>");
    html.raw("<th scope=\"col\">before and after</th></tr></thead>\n<tbody>\n");
    SixNames.of(finding).forEach(this::row);
    html.raw("</tbody>\n</table>\n</section>\n");
  }

  private void row(SixNames.Row row) {
    html.raw(row.changed() ? "<tr class=\"changed\">" : "<tr>").raw("<th scope=\"row\">");
    html.text(row.what()).raw("<br/><span class=\"quiet\">").text(row.reader());
    html.raw("</span></th><td>");
    if (row.changed()) {
      html.raw("<span class=\"was\"><span class=\"quiet\">before:</span> <span class=\"name\">");
      html.text(row.was()).raw("</span></span><span class=\"is\">");
      html.raw("<span class=\"quiet\">after:</span> <span class=\"name\">").text(row.is());
      html.raw("</span> <span class=\"mark ")
          .raw(row.givenUp() ? "bad\">given up" : "good\">changed");
      html.raw("</span></span>");
    } else {
      html.raw("<span class=\"name\">").text(row.is()).raw("</span> <span class=\"quiet\">");
      html.text("both times").raw("</span>");
    }
    html.raw("</td></tr>\n");
  }

  private static String styles() {
    try (var in = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
