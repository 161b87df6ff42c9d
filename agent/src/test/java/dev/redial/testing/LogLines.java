package dev.redial.testing;

import java.util.List;
import java.util.regex.Pattern;

/** What the agent's log says, without the time and the level of each line. */
public final class LogLines {
  private static final Pattern PREFIX =
      Pattern.compile(
          "^\\[redial] \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z (ERROR|INFO|DEBUG) ");

  private LogLines() {}

  /** Fails for a line that has no time and level. */
  public static List<String> texts(List<String> lines) {
    return lines.stream().map(LogLines::text).toList();
  }

  private static String text(String line) {
    var prefix = PREFIX.matcher(line);
    if (!prefix.find()) {
      throw new AssertionError("no line of the log: " + line);
    }
    return line.substring(prefix.end());
  }
}
