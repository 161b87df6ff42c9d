package dev.redial.curl;

import dev.redial.rule.tls.TrustAnchors;
import java.nio.file.Path;

/** A curl command as it is written. */
final class CommandText {
  private final StringBuilder text = new StringBuilder("curl");
  private final Remarks remarks = new Remarks();

  Remarks remarks() {
    return remarks;
  }

  /** Braces and brackets in the path would stand for several URLs. */
  void url(String url) {
    int path = url.indexOf('/', url.indexOf("://") + 3);
    var rest = path < 0 ? "" : url.substring(path);
    boolean hasGlobs = rest.chars().anyMatch(c -> "{}[]".indexOf(c) >= 0);
    text.append(hasGlobs ? " -g " : " ").append(Shell.quote(url));
  }

  /** One that takes no value. */
  void flag(String name) {
    text.append(" \\\n  ").append(name);
  }

  /** One with a value. */
  void option(String name, String value) {
    flag(name);
    text.append(' ').append(Shell.quote(value));
  }

  /** One whose value is a word of the shell already. */
  void word(String name, String word) {
    flag(name);
    text.append(' ').append(word);
  }

  /** A header field, whose value comes from a variable where it is likely to be a secret. */
  void field(String option, String name, String value) {
    if (value.isEmpty()) {
      option(option, name + ";");
    } else if (Variables.isSecret(name)) {
      var variable = Variables.named(name);
      word(option, Shell.quote(name + ": ", variable, ""));
      remarks.say("set " + variable + " to the value of '" + name + "' in the rule file");
    } else {
      option(option, name + ": " + value);
    }
  }

  /** A file of CA certificates, of which curl takes one. */
  void authorities(String option, TrustAnchors anchors, Path directory) {
    var files = anchors.source().split(", ", -1);
    option(option, directory.resolve(files[0]).toString());
    remarks.say(option + " takes the place of curl's own CAs; redial adds to the client's");
    if (files.length > 1) {
      remarks.say(option + " takes one file; put these into one: " + anchors.source());
    }
  }

  CurlCall call() {
    return new CurlCall(text.append('\n').toString(), remarks.all());
  }
}
