package dev.redial.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A page of the documentation, whose fenced blocks are compared with what the demo does. */
final class Page {
  private final String name;
  private final String[] blocks;

  /** Reads the page of that name, relative to the project's root. */
  Page(String name) throws IOException {
    this.name = name;
    blocks = Files.readString(Path.of("..").resolve(name)).split("(?m)^```.*\\R", -1);
  }

  /** Returns the first fenced block that contains this text. */
  String blockWith(String text) {
    // Every other piece lies between an opening and a closing fence.
    for (var i = 1; i < blocks.length; i += 2) {
      if (blocks[i].contains(text)) {
        return blocks[i];
      }
    }
    throw new IllegalArgumentException(name + " has no block with " + text);
  }

  /** Lines without their comments, indentation kept, blank ones left out. */
  static String withoutComments(String yaml) {
    return Arrays.stream(yaml.split("\\R"))
        .map(line -> line.replaceFirst("(^|\\s)#.*", "").stripTrailing())
        .filter(line -> !line.isBlank())
        .collect(Collectors.joining("\n"));
  }

  /** Text as it is the same in every run: a longer or shorter port also moves the columns. */
  static String comparable(String text) {
    return text.strip().replaceAll(":\\d+\\b", ":PORT").replaceAll(" +", " ");
  }
}
