package dev.redial.http.raw;

import java.util.Random;

/** A request at random, with what {@code RawHeadsTest}'s settings have to make of it. */
final class RandomRequest {
  private static final String[] METHODS = {"GET", "POST", "PUT", "OPTIONS", "VERSION-CONTROL"};
  private static final String[] NAMES = {"Accept", "X-Kept", "Cookie", "Hos", "Hosts", "X-Sets"};

  private RandomRequest() {}

  static void append(Random random, StringBuilder in, StringBuilder out) {
    var end = random.nextInt(4) == 0 ? "\n" : "\r\n";
    var line = METHODS[random.nextInt(METHODS.length)] + " /" + text(random) + " HTTP/1.1" + end;
    in.append(line);
    out.append(line);
    int host = random.nextInt(4);
    int gone = random.nextInt(4);
    for (int i = 0; i < 4; i++) {
      if (i == host) {
        in.append("HOST: ").append(text(random)).append(end);
        out.append("HOST: new.test:7").append(end);
      }
      if (i == gone) {
        in.append("x-gone:").append(text(random)).append(end);
      }
      both(in, out, NAMES[random.nextInt(NAMES.length)] + ':' + text(random) + end);
    }
    body(random, end, in, out);
  }

  private static void body(Random random, String end, StringBuilder in, StringBuilder out) {
    var content = random.nextBoolean() ? text(random) : "GET / HTTP/1.1\r\nHost: old\r\n\r\n";
    var set = "X-Set: 1" + end;
    switch (random.nextInt(3)) {
      case 0 -> {
        in.append(end);
        out.append(set).append(end);
      }
      case 1 -> {
        both(in, out, "Content-Length: " + content.length() + end);
        in.append(end).append(content);
        out.append(set).append(end).append(content);
      }
      default -> {
        both(in, out, "transfer-encoding: chunked" + end);
        var chunks = chunks(random, end, content);
        in.append(end).append(chunks);
        out.append(set).append(end).append(chunks);
      }
    }
  }

  private static String chunks(Random random, String end, String content) {
    var chunks = new StringBuilder();
    for (int i = random.nextInt(3); i > 0; i--) {
      if (!content.isEmpty()) {
        chunks.append(Integer.toHexString(content.length()));
        chunks.append(random.nextBoolean() ? ";x=" + text(random) : "").append(end);
        chunks.append(content).append(end);
      }
    }
    chunks.append("0").append(end);
    return chunks.append(random.nextBoolean() ? "Host: old" + end : "").append(end).toString();
  }

  private static void both(StringBuilder in, StringBuilder out, String text) {
    in.append(text);
    out.append(text);
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      text.append((char) ('!' + random.nextInt(94)));
    }
    return text.toString();
  }
}
