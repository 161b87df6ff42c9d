package dev.redial.curl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command line of curl: its URL and the options that a rule has a word for. */
final class CurlLine {
  /**
   * One option of the line.
   *
   * @param value empty for an option that takes none
   */
  record Given(String name, String value) {}

  private final List<String> arguments;
  private final Remarks remarks;
  private final List<Given> given = new ArrayList<>();
  private final List<String> urls = new ArrayList<>();
  private int at;
  private boolean ended;

  private CurlLine(List<String> arguments, Remarks remarks) {
    this.arguments = arguments;
    this.remarks = remarks;
  }

  /**
   * Reads the words behind {@code curl}.
   *
   * @param remarks takes what the line says and a rule cannot
   */
  static CurlLine of(List<String> arguments, Remarks remarks) throws CurlProblem {
    var line = new CurlLine(arguments, remarks);
    line.read();
    return line;
  }

  /** The first URL. */
  String url() {
    return urls.get(0);
  }

  /** Whether an option is there that takes no value, and is not switched off later. */
  boolean has(String name) {
    var last = last(name, "no-" + name);
    return last != null && last.name().equals(name);
  }

  /** The last of these options, or null: as curl has it, it wins. */
  @Nullable Given last(String... names) {
    Given last = null;
    for (var option : given) {
      if (List.of(names).contains(option.name())) {
        last = option;
      }
    }
    return last;
  }

  /** The value of an option that may be given once, or null. */
  @Nullable String value(String name) {
    var last = last(name);
    return last == null ? null : last.value();
  }

  /** The values of an option in their order. */
  List<String> values(String name) {
    var values = new ArrayList<String>();
    for (var option : given) {
      if (option.name().equals(name)) {
        values.add(option.value());
      }
    }
    return values;
  }

  private void read() throws CurlProblem {
    boolean areUrls = false;
    while (at < arguments.size() && !ended) {
      var word = arguments.get(at++);
      if (areUrls || !word.startsWith("-") || word.equals("-")) {
        urls.add(word);
      } else if (word.equals("--")) {
        areUrls = true;
      } else {
        option(word);
      }
    }
    demandUrl();
  }

  private void demandUrl() throws CurlProblem {
    urls.addAll(values("url"));
    if (urls.isEmpty()) {
      throw new CurlProblem("the curl command has no URL");
    }
    if (urls.size() > 1) {
      remarks.say("the command has " + urls.size() + " URLs; the rule is for the first");
    }
  }

  private void option(String word) throws CurlProblem {
    if (word.startsWith("--")) {
      named(word.substring(2));
    } else {
      letters(word);
    }
  }

  /** From curl 8.16 on, a value may follow behind an equals sign. */
  private void named(String word) throws CurlProblem {
    int equals = word.indexOf('=');
    var name = equals < 0 ? word : word.substring(0, equals);
    var shown = "--" + name;
    var option = CurlOptions.named(name);
    if (option == null) {
      off(name, shown);
    } else if (!option.takesValue()) {
      take(option, shown, "");
    } else {
      take(option, shown, equals < 0 ? next(shown) : word.substring(equals + 1));
    }
  }

  private void off(String name, String shown) throws CurlProblem {
    var option = name.startsWith("no-") ? CurlOptions.named(name.substring("no-".length())) : null;
    if (option == null || option.takesValue()) {
      throw new CurlProblem(
          "no option of curl named '"
              + shown
              + "' is known here; write its whole name, or remove it");
    }
    if (option.meaning() == CurlOptions.Meaning.READ) {
      given.add(new Given(name, ""));
    } else {
      remarks.unread(shown, CurlOptions.Meaning.OF_NO_MATTER);
    }
  }

  /** Several letters may stand together; a value follows at once, or as the next word. */
  private void letters(String word) throws CurlProblem {
    for (int i = 1; i < word.length(); i++) {
      var option = CurlOptions.lettered(word.charAt(i));
      var shown = "-" + word.charAt(i);
      if (option == null) {
        throw new CurlProblem("curl has no option '" + shown + "'; remove it");
      }
      if (option.takesValue()) {
        take(option, shown, i + 1 < word.length() ? word.substring(i + 1) : next(shown));
        return;
      }
      take(option, shown, "");
    }
  }

  private String next(String shown) throws CurlProblem {
    if (at == arguments.size()) {
      throw new CurlProblem("'" + shown + "' needs a value");
    }
    return arguments.get(at++);
  }

  private void take(CurlOptions.Option option, String shown, String value) {
    if (option.name().equals("next")) {
      ended = true;
      remarks.say("the rule is for what stands before '" + shown + "'");
    } else if (option.meaning() == CurlOptions.Meaning.READ) {
      given.add(new Given(option.name(), value));
    } else {
      remarks.unread(shown, option.meaning());
    }
  }
}
