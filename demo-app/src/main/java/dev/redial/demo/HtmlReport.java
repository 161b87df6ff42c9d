package dev.redial.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import dev.redial.demo.client.ClientCase;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stories as one HTML page that needs no other file. The template {@code report.mustache} takes
 * its values from the records below.
 */
@SuppressWarnings("UnusedMethod") // the template calls them
final class HtmlReport {
  /** In characters: what is longer takes a wider column. */
  private static final int NARROW = 20;

  private final Telling telling;
  private final Path rules;

  /** The call that each card shows; clients with the same results share a card. */
  private final Map<Finding, Call> calls = new LinkedHashMap<>();

  private HtmlReport(Telling telling, Path rules) {
    this.telling = telling;
    this.rules = rules;
  }

  /** Writes the page. */
  static void write(Path file, Telling telling, Options options) throws IOException {
    var report = new HtmlReport(telling, options.rules());
    report.numberCards();
    var page =
        new Page(
            telling,
            options.clients().stream().map(report::row).toList(),
            report.stories(),
            resource("report.css"));
    var template =
        Mustache.compiler()
            .zeroIsFalse(true)
            .withLoader(name -> new StringReader(resource(name + ".mustache")))
            .compile(resource("report.mustache"));
    Files.writeString(file, template.execute(page).stripLeading());
  }

  /** What the template shows. */
  private record Page(
      Telling telling, List<ClientRow> clients, List<StoryPart> stories, String styles) {
    boolean isGood() {
      return telling.differences().isEmpty();
    }

    String caveat() {
      return Telling.CAVEAT;
    }

    /** Lets lines break behind an underscore, as in the names of TLS alerts. */
    Mustache.Lambda breakable() {
      return (text, out) -> out.write(text.execute().replace("_", "_<wbr/>"));
    }
  }

  private record ClientRow(String name, List<Cell> cells) {}

  /** One client in one story: its call, or why it made none. */
  private record Cell(@Nullable Call call, @Nullable String exemption) {}

  private record Call(Finding finding, String card) {
    boolean isGood() {
      return finding.differences().isEmpty();
    }

    boolean isWordy() {
      return before().length() > NARROW;
    }

    String before() {
      return finding.before().outcome().cell();
    }

    String after() {
      return finding.after().outcome().cell();
    }
  }

  private record StoryPart(Telling.Told told, List<Card> cards, String rules) {}

  private record Card(Call call, String clients, List<SixNames.Row> rows) {}

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
        var card = numbers.computeIfAbsent(likeness, any -> "card-" + numbers.size());
        calls.put(finding, new Call(finding, card));
      }
    }
  }

  private ClientRow row(ClientCase client) {
    return new ClientRow(
        client.name(), telling.stories().stream().map(told -> cell(told, client)).toList());
  }

  private Cell cell(Telling.Told told, ClientCase client) {
    return told.findings().stream()
        .filter(finding -> finding.client().equals(client))
        .findFirst()
        .map(finding -> new Cell(calls.get(finding), null))
        .orElseGet(
            () -> new Cell(null, Objects.requireNonNull(told.story().exemption().of(client))));
  }

  private List<StoryPart> stories() throws IOException {
    var stories = new ArrayList<StoryPart>();
    for (var told : telling.stories()) {
      if (!told.findings().isEmpty()) {
        var text = Files.readString(rules.resolve(told.story().ruleFile())).strip();
        stories.add(new StoryPart(told, cards(told), text));
      }
    }
    return stories;
  }

  private List<Card> cards(Telling.Told told) {
    var alike = new LinkedHashMap<String, List<Call>>();
    for (var finding : told.findings()) {
      var call = Objects.requireNonNull(calls.get(finding));
      alike.computeIfAbsent(call.card(), any -> new ArrayList<>()).add(call);
    }
    return alike.values().stream().map(HtmlReport::card).toList();
  }

  private static Card card(List<Call> alike) {
    var first = alike.get(0);
    var clients = alike.stream().map(call -> call.finding().client().name()).toList();
    return new Card(first, String.join(", ", clients), SixNames.of(first.finding()));
  }

  private static String resource(String name) {
    try (var in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
