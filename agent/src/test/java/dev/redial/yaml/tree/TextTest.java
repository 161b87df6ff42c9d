package dev.redial.yaml.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** The parser must not notice that it reads from a {@link Text}. */
class TextTest {
  private static final String[] PIECES = {
    "a",
    "b: ",
    "- ",
    "\n",
    "\n  ",
    "\n    ",
    "\r\n",
    "\r",
    "\u0085",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "\"",
    "'",
    "\\n",
    "\\x41",
    "\\u00e9",
    "# c",
    "&a ",
    "*a ",
    "!t ",
    "? ",
    ": ",
    "|\n",
    ">-\n",
    "\t",
    "é",
    "\u2028",
    "--- ",
    "...",
    "%YAML 1.1\n",
    "<<: ",
    "word word",
    "10",
    "~"
  };

  @Test
  void events_randomTexts_areThoseOfTheStreamReader() {
    var random = new Random(7);
    int valid = 0;
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int j = random.nextInt(25); j >= 0; j--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      var expected = events(new StreamReader(text.toString()));
      assertThat(events(new Text(text.toString()))).as(text.toString()).isEqualTo(expected);
      valid += expected.get(expected.size() - 1).contains("StreamEnd") ? 1 : 0;
    }
    assertThat(valid).isGreaterThan(1_000);
  }

  /** Each with the places where it starts and ends; lastly what is wrong with the text. */
  private static List<String> events(StreamReader reader) {
    var events = new ArrayList<String>();
    try {
      var parser = new ParserImpl(reader, new LoaderOptions());
      Event event = parser.getEvent();
      while (event != null) {
        var start = event.getStartMark();
        var end = event.getEndMark();
        var from = start.getLine() + ":" + start.getColumn() + ":" + start.getIndex();
        events.add(event + from + "-" + end.getLine() + ":" + end.getColumn());
        event = parser.getEvent();
      }
    } catch (YAMLException e) {
      events.add(
          e instanceof org.yaml.snakeyaml.error.MarkedYAMLException marked
              ? String.valueOf(marked.getProblem()) + marked.getProblemMark().getIndex()
              : e.getMessage());
    }
    return events;
  }
}
