package dev.redial.demo;

import dev.redial.demo.Options.UsageException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads command lines into objects whose fields name their options. */
final class CommandLines {
  private static final int WIDTH = 100;

  private CommandLines() {}

  /** Sets the object's fields. */
  static void read(Object command, List<String> arguments) throws UsageException {
    try {
      of(command).parseArgs(arguments.toArray(new String[0]));
    } catch (ParameterException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** What {@code --help} prints. */
  static String usage(Object command) {
    return of(command).getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  private static CommandLine of(Object command) {
    return new CommandLine(command).setExpandAtFiles(false).setUsageHelpWidth(WIDTH);
  }
}
