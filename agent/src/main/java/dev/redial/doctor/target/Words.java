package dev.redial.doctor.target;

import java.util.ArrayList;
import java.util.List;

/** Lists of texts in one text: each after its length, and each list after the number of them. */
final class Words {
  private static final char END = ':';

  private final StringBuilder text;
  private int at;

  /** To be written. */
  Words() {
    this("");
  }

  /** To be read. */
  Words(String text) {
    this.text = new StringBuilder(text);
  }

  public void list(List<String> words) {
    text.append(words.size()).append(END);
    for (var word : words) {
      text.append(word.length()).append(END).append(word);
    }
  }

  /** The next one. */
  public List<String> list() {
    int count = number();
    var words = new ArrayList<String>(count);
    for (int i = 0; i < count; i++) {
      int length = number();
      words.add(text.substring(at, at + length));
      at += length;
    }
    return words;
  }

  private int number() {
    int end = text.indexOf(String.valueOf(END), at);
    int number = Integer.parseInt(text.substring(at, end));
    at = end + 1;
    return number;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
