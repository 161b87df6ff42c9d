package dev.redial.doctor.report;

import dev.redial.doctor.cause.Cause;
import dev.redial.doctor.target.Examination.Attempt;

/** A finding as one page that needs nothing else and runs nothing, in the look of the demo's. */
final class HtmlReport {
  private static final String STYLES =
      """
      :root {
        color-scheme: light dark;
        --text: #1b1f24; --quiet: #4d5560; --ground: #ffffff; --card: #f5f6f8; --line: #c3c9d1;
        --link: #0b57c2; --good: #116329; --good-ground: #dff3e4; --bad: #a40e26; --bad-ground: #fde4e6;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --text: #e8eaed; --quiet: #b0b8c2; --ground: #14171b; --card: #1e2329; --line: #454d57;
          --link: #8ab8ff; --good: #8ee3a4; --good-ground: #12351d; --bad: #ffa8b0; --bad-ground: #461219;
        }
      }
      * { box-sizing: border-box; }
      body { margin: 0 auto; max-width: 76rem; padding: 1rem clamp(0.75rem, 3vw, 2.5rem) 4rem;
        font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--ground);
        overflow-wrap: anywhere; }
      h1 { font-size: 1.6rem; line-height: 1.2; margin: 1rem 0 0.5rem; }
      h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 0.5rem; }
      p { max-width: 46rem; margin: 0.5rem 0; }
      .quiet { color: var(--quiet); }
      .verdict { padding: 0.4rem 0.75rem; border-radius: 0.4rem; border: 1px solid currentColor; font-weight: 600; }
      .good { color: var(--good); background: var(--good-ground); }
      .bad { color: var(--bad); background: var(--bad-ground); }
      pre, dd { font: 0.875rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
      pre { padding: 0.75rem 1rem; background: var(--card); border: 1px solid var(--line);
        border-radius: 0.4rem; white-space: pre-wrap; }
      table { border-collapse: collapse; width: 100%; border: 1px solid var(--line); }
      th, td { padding: 0.4rem 0.6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
      th { font-weight: 400; }
      thead th { font-size: 0.875rem; background: var(--card); }
      td:last-child { white-space: nowrap; text-align: right; }
      summary { color: var(--link); cursor: pointer; }
      summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
      dl { margin: 0.25rem 0; padding-left: 0.75rem; border-left: 2px solid var(--line); }
      dt { color: var(--quiet); font-size: 0.875rem; }
      dd { margin: 0 0 0.25rem; }
      .mark { font-weight: 600; white-space: nowrap; }
      @media (max-width: 40rem) {
        thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        tr { display: block; padding: 0.4rem 0; border-bottom: 1px solid var(--line); }
        th, td { display: block; padding: 0.1rem 0.6rem; border: 0; text-align: left; }
        td:last-child { text-align: left; }
      }
      @media print {
        :root { color-scheme: light; --text: #000; --quiet: #333; --ground: #fff; --card: #fff; --line: #888; }
        body { max-width: none; padding: 0; font-size: 0.75rem; }
        tr { break-inside: avoid; }
      }
      """;

  private final Html html = new Html();

  private HtmlReport() {}

  static String of(Finding found) {
    return new HtmlReport().page(found);
  }

  private String page(Finding found) {
    var title = "redial doctor: " + found.target();
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    html.line("title", title).raw("<style>\n" + STYLES + "</style>\n</head>\n<body>\n<main>\n");
    html.line("h1", title);
    var seen = found.examination();
    boolean isGood = seen.kind().equals(Cause.WORKS);
    html.raw("<p class=\"verdict " + (isGood ? "good\">✓ " : "bad\">✗ ")).text(found.sentence());
    html.raw("</p>\n<p class=\"quiet\">");
    html.text("Cause: " + seen.kind() + ". Exit status: " + found.status() + ".").raw("</p>\n");
    html.line("p", found.advice());
    rule(found);
    attempts(found);
    html.line("h2", "The plain client").line("p", "JVM: " + seen.jvm().words());
    note("Assumed", found.target().assumed());
    note("Given and not tried", found.untried());
    html.line("pre", seen.facts());
    html.raw("</main>\n</body>\n</html>\n");
    return html.toString();
  }

  private void note(String title, String words) {
    if (!words.isEmpty()) {
      html.line("p", title + ": " + words);
    }
  }

  private void rule(Finding found) {
    var rule = found.rule();
    boolean isHeaded = rule != null || !found.failed().isEmpty() || !found.unproven().isEmpty();
    html.raw(isHeaded ? "<h2>The rule</h2>\n" : "");
    found.failed().forEach(each -> html.line("p", Report.FAILED + each));
    found.unproven().forEach(each -> html.line("p", Report.UNPROVEN + each));
    if (rule != null) {
      html.raw("<p class=\"verdict good\">✓ ");
      html.text("This rule helps; tried by an unmodified client under the agent: " + found.proof());
      html.raw("</p>\n").line("pre", rule.text().strip());
      html.raw("<p><strong>Risk:</strong> ").text(rule.risk()).raw("</p>\n");
    }
  }

  private void attempts(Finding found) {
    html.line("h2", "Attempts, each with one change to a plain client");
    html.raw("<table>\n<thead><tr><th scope=\"col\">attempt</th><th scope=\"col\">result</th>");
    html.raw("<th scope=\"col\">details</th><th scope=\"col\">time</th></tr></thead>\n");
    html.raw("<tbody>\n");
    int number = 1;
    for (var attempt : found.examination().attempts()) {
      attempt(number++, attempt);
    }
    html.raw("</tbody>\n</table>\n");
  }

  private void attempt(int number, Attempt attempt) {
    html.raw("<tr><th scope=\"row\">").text(number + ". " + attempt.change()).raw("</th>");
    html.raw("<td><span class=\"mark " + (attempt.isGood() ? "good\">✓ ok" : "bad\">✗ no"));
    html.raw("</span></td><td>").text(attempt.outcome()).raw("<details><summary>all facts");
    html.raw("</summary>");
    JsonAsHtml.add(attempt.json(), html);
    html.raw("</details></td><td>").text(attempt.millis() + " ms").raw("</td></tr>\n");
  }
}
