package dev.redial.demo;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/**
 * What standard output can show.
 *
 * @param present whether it is a terminal that understands escape sequences
 * @param colour whether colours are wanted there: NO_COLOR says no (no-color.org)
 */
record Terminal(boolean present, boolean colour) {
  static final Terminal NONE = new Terminal(false, false);

  static Terminal ofThisProcess() {
    return of(hasConsole(), System.getenv());
  }

  static Terminal of(boolean console, Map<String, String> environment) {
    var present = console && !"dumb".equals(environment.get("TERM"));
    var noColour = environment.getOrDefault("NO_COLOR", "");
    return new Terminal(present, present && noColour.isEmpty());
  }

  /** From JDK 22 on there is a console also where there is no terminal, and it can say so. */
  @SuppressWarnings("SystemConsoleNull") // JDK 17 to 21
  private static boolean hasConsole() {
    var console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }

  String good(String text) {
    return colour ? "\u001b[32m" + text + "\u001b[0m" : text;
  }

  String bad(String text) {
    return colour ? "\u001b[31m" + text + "\u001b[0m" : text;
  }
}
