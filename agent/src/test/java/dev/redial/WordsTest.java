package dev.redial;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sentences in sources and documents are short, and use the words of CONTRIBUTING. */
class WordsTest {
  private static final Path ROOT = Path.of("..");
  private static final int MOST_WORDS = 25;

  /** CONTRIBUTING says what to write instead. */
  private static final Pattern REPLACED =
      Pattern.compile(
          "(?i)\\b(mend(s|ed)?|but for|in vain|all the same|none the less|beside|taken up"
              + "|in (its|their) stead|takes? note of|(?<!there )is none|led another way|so that it is)\\b");

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?:;])\\s+(?=[A-Z`\"(])");
  private static final Pattern WORD = Pattern.compile("[\\w`'./:<>-]+");

  /** Text blocks, characters, literals that are put together, comments, and lines of comments. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)\"\"\".*?\"\"\"|'(?:\\\\.|[^'\\\\\n])+'"
              + "|(\"(?:\\\\.|[^\"\\\\\n])*+\"(?:\\s*\\+\\s*\"(?:\\\\.|[^\"\\\\\n])*+\")*+)"
              + "|(/\\*.*?\\*/|(?://[^\n]*\n\\s*)++)");

  private static final Pattern LIST = Pattern.compile("[^,;]*");

  @Test
  void sentences_ofTheSources_areShortAndPlain() throws IOException {
    var wrong = new ArrayList<String>();
    for (var module : List.of("agent", "demo-app", "client-matrix")) {
      for (var file : files(ROOT.resolve(module).resolve("src"), ".java")) {
        boolean isMain = file.startsWith(ROOT.resolve(module).resolve("src/main"));
        var tokens = TOKEN.matcher(Files.readString(file));
        while (tokens.find()) {
          if (tokens.group(2) != null) {
            check(file, paragraphs(tokens.group(2)), wrong);
          } else if (isMain && tokens.group(1) != null) {
            var text = tokens.group(1).replaceAll("\"\\s*\\+\\s*\"", "");
            // Lists of names are not sentences; a message says what is wrong; and what to write.
            check(
                file,
                LIST.matcher(text).matches() ? Stream.of() : Stream.of(text.split("; ")),
                wrong);
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void sentences_ofTheDocuments_areShortAndPlain() throws IOException {
    var wrong = new ArrayList<String>();
    var pages = new ArrayList<Path>();
    for (var folder : List.of("docs", "rules", "bench")) {
      pages.addAll(files(ROOT.resolve(folder), ".md"));
    }
    try (var found = Files.list(ROOT)) {
      found.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
    }
    for (var page : pages) {
      var text = Files.readString(page).replaceAll("(?s)\n```.*?\n```", "\n");
      // CONTRIBUTING shows what not to write.
      var plain = text.replaceAll("(?s)\n\\| before \\| after \\|.*?\n\n", "\n\n");
      check(page, Stream.of(plain.split("\n\\s*\n|\n\\s*(?:[-*]|\\d+\\.)\\s|\n#+|\\|")), wrong);
    }

    assertThat(pages).hasSizeGreaterThan(20);
    assertThat(wrong).isEmpty();
  }

  private static void check(Path file, Stream<String> paragraphs, List<String> wrong) {
    paragraphs
        .map(text -> text.replaceAll("\\{@\\w+ ([^}]*)}", "$1").replaceAll("\\s+", " ").strip())
        .flatMap(SENTENCE_END::splitAsStream)
        .forEach(
            sentence -> {
              if (WORD.matcher(sentence).results().count() > MOST_WORDS) {
                wrong.add(file + ": more than " + MOST_WORDS + " words: " + sentence);
              } else if (REPLACED.matcher(sentence).find()) {
                wrong.add(file + ": words that CONTRIBUTING replaces: " + sentence);
              }
            });
  }

  /** A comment without its marks; tags begin paragraphs. */
  private static Stream<String> paragraphs(String comment) {
    var text =
        comment
            .lines()
            .map(line -> line.replaceAll("^\\s*(/\\*\\*?|\\*/|\\*|//)|\\*/$", "").strip())
            .collect(joining("\n"));
    return Stream.of(text.split("<p>|<li>|\n\n|\n@"));
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (var found = Files.walk(folder)) {
      return found.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
