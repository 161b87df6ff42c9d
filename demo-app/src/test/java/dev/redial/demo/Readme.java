package dev.redial.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The blocks of README.md that tests hold to the truth. */
final class Readme {
  private final String[] blocks;

  Readme() throws IOException {
    blocks = Files.readString(Path.of("../README.md")).split("(?m)^```.*\\R", -1);
  }

  /** The only fenced block that has this text in it. */
  String blockWith(String text) {
    // Every other piece lies between an opening and a closing fence.
    for (var i = 1; i < blocks.length; i += 2) {
      if (blocks[i].contains(text)) {
        return blocks[i];
      }
    }
    throw new IllegalArgumentException("README.md has no block with " + text);
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
