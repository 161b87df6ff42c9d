package dev.redial.report;

import dev.redial.rule.host.Address;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked of the agent.
 *
 * @param rules path of the rule file, or null where none was given
 * @param observe whether every rule only decides, counts and logs
 * @param strict whether the JVM must not start with a missing or invalid rule file
 * @param logFile where the log goes instead of stderr, or null
 * @param sandbox where every connection of a matched host really goes, or null
 * @param problems what is wrong with the options; each says what to write instead
 */
public record Options(
    @Nullable String rules,
    boolean observe,
    boolean strict,
    Log.Level level,
    @Nullable String logFile,
    Reloading reloading,
    Evidence evidence,
    @Nullable Address sandbox,
    List<String> problems) {
  private static final String KNOWN =
      "rules, mode, strict, reload, cache, env, files, audit-log, fingerprints, log, log-file,"
          + " sandbox";

  /**
   * How changes of the rules are found, and what is for rules from a URL alone.
   *
   * @param on whether they are looked for
   * @param cache where the last good version from a URL is kept, or null
   * @param variables the environment variables that rules from a URL may use
   * @param files the directory whose files rules from a URL may use, or null
   */
  public record Reloading(
      boolean on, @Nullable String cache, List<String> variables, @Nullable String files) {}

  /**
   * What is kept for those who ask later.
   *
   * @param auditLog where each change of the rules in force is written as well, or null
   * @param fingerprints whether those of all endpoints are taken from the beginning
   */
  public record Evidence(@Nullable String auditLog, boolean fingerprints) {}

  /** Without the URL of the rules, which may hold a password. */
  @Override
  public String toString() {
    return "options with the problems " + problems;
  }

  /**
   * Reads the argument of -javaagent and of attach: {@code RULES[,key=value…]} or {@code
   * rules=RULES,key=value,…}. RULES may hold commas, except before what looks like {@code key=}.
   */
  public static Options parse(@Nullable String argument) {
    var reader = new Reader();
    if (argument != null && !argument.isBlank()) {
      reader.read(argument);
    }
    return reader.result();
  }

  private static final class Reader {
    private @Nullable String rules;
    private @Nullable String logFile;
    private boolean observe;
    private boolean strict;
    private boolean reload = true;
    private @Nullable String cache;
    private final List<String> variables = new ArrayList<>();
    private @Nullable String files;
    private @Nullable String auditLog;
    private boolean fingerprints;
    private @Nullable Address sandbox;
    private Log.Level level = Log.Level.INFO;
    private final List<String> problems = new ArrayList<>();

    void read(String argument) {
      int start = 0;
      while (start <= argument.length()) {
        int end = endOfOption(argument, start);
        var text = argument.substring(start, end);
        if (start == 0 && !hasKey(text)) {
          rules = text;
        } else {
          option(text);
        }
        start = end + 1;
      }
    }

    /** The comma before the next option, or the end: any other comma is part of a value. */
    private static int endOfOption(String argument, int start) {
      int comma = argument.indexOf(',', start);
      while (comma >= 0 && !beginsOption(argument.substring(comma + 1))) {
        comma = argument.indexOf(',', comma + 1);
      }
      return comma < 0 ? argument.length() : comma;
    }

    private static boolean beginsOption(String rest) {
      int comma = rest.indexOf(',');
      var text = comma < 0 ? rest : rest.substring(0, comma);
      return text.isEmpty() || hasKey(text) || isKnown(text);
    }

    /** An option without a value; it is refused with what to write. */
    private static boolean isKnown(String text) {
      return (", " + KNOWN + ",").contains(", " + text + ",");
    }

    /** A path may contain "=" too; then something other than a key stands before it. */
    private static boolean hasKey(String text) {
      int equals = text.indexOf('=');
      for (int i = 0; i < equals; i++) {
        char c = text.charAt(i);
        if (c != '-' && (c < 'a' || c > 'z')) {
          return false;
        }
      }
      return equals > 0;
    }

    private void option(String text) {
      int equals = text.indexOf('=');
      var key = equals < 0 ? text : text.substring(0, equals);
      var value = equals < 0 ? "" : text.substring(equals + 1);
      switch (key) {
        case "rules" -> rules = value;
        case "mode" -> observe = choice(key, value, "enforce", "observe") == 1;
        case "strict" -> strict = choice(key, value, "false", "true") == 1;
        case "log" -> level = level(value);
        case "log-file" -> logFile = value;
        case "reload" -> reload = choice(key, value, "false", "true") == 1;
        case "cache" -> cache = value;
        case "env" -> variables(value);
        case "files" -> files = value;
        case "fingerprints" -> fingerprints = choice(key, value, "false", "true") == 1;
        case "audit-log" -> auditLog = value;
        case "sandbox" -> sandbox = address(value);
        default -> problems.add("unknown option '" + key + "'; known are " + KNOWN);
      }
    }

    private int choice(String key, String value, String first, String second) {
      if (!value.equals(first) && !value.equals(second)) {
        problems.add(
            "the option "
                + key
                + " is '"
                + value
                + "'; write "
                + key
                + "="
                + first
                + " or "
                + key
                + "="
                + second);
      }
      return value.equals(second) ? 1 : 0;
    }

    private void variables(String value) {
      for (int start = 0; start <= value.length(); ) {
        int colon = value.indexOf(':', start);
        int end = colon < 0 ? value.length() : colon;
        if (end == start) {
          problems.add("the option env is '" + value + "'; write env=NAME or env=NAME:NAME");
          return;
        }
        variables.add(value.substring(start, end));
        start = end + 1;
      }
    }

    private @Nullable Address address(String value) {
      var address = Address.parse(value);
      if (address == null || address.port() == Address.SAME_PORT) {
        problems.add("the option sandbox is '" + value + "'; write sandbox=HOST:PORT");
      }
      return address;
    }

    private Log.Level level(String value) {
      return switch (value) {
        case "off" -> Log.Level.OFF;
        case "error" -> Log.Level.ERROR;
        case "info" -> Log.Level.INFO;
        case "debug" -> Log.Level.DEBUG;
        default -> {
          problems.add("the option log is '" + value + "'; write log=off, error, info or debug");
          yield Log.Level.INFO;
        }
      };
    }

    Options result() {
      var reloading = new Reloading(reload, cache, variables, files);
      return new Options(
          rules,
          observe,
          strict,
          level,
          logFile,
          reloading,
          new Evidence(auditLog, fingerprints),
          sandbox,
          problems);
    }
  }
}
