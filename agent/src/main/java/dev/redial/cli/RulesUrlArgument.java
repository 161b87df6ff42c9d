package dev.redial.cli;

import dev.redial.control.Sources;
import dev.redial.report.Options;
import java.io.IOException;

/**
 * Rules that a command line names by a URL: {@code URL[,env=NAME:NAME][,files=DIR]}, as the agent
 * is given them. They may use no more of this machine here than they may there.
 */
final class RulesUrlArgument {
  private RulesUrlArgument() {}

  static boolean isMeant(String rules) {
    return Sources.isUrl(rules);
  }

  /**
   * The rules, and all that is wrong with them.
   *
   * @throws IOException if the command line is wrong
   */
  static CheckOutput check(String rules, long now) throws IOException {
    var options = Options.parse("rules=" + rules);
    if (!options.problems().isEmpty()) {
      throw new IOException(String.join("; ", options.problems()));
    }
    var url = String.valueOf(options.rules());
    var name = Sources.of(url, options.reloading()).name();
    return new CheckOutput(name, Sources.check(url, options.reloading(), now));
  }
}
