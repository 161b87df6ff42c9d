package dev.redial.yaml.tree;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes of a file to text, without what YAML forbids. */
public final class Decoder {
  private static final char REPLACEMENT = '\uFFFD';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Decoder() {}

  /** Throws {@link Rejection} at the first byte that is no text. */
  public static String decode(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      refuseMalformed(bytes);
    }
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isText(text.charAt(i))) {
        throw reject(
            text,
            i,
            "not text: " + Words.name(text.charAt(i)),
            "give a YAML file, in UTF-8 and without control characters");
      }
    }
    return text;
  }

  /** The printable characters of YAML; the decoder lets no half of a pair through. */
  private static boolean isText(char c) {
    if (c < 0x20) {
      return c == '\n' || c == '\t' || c == '\r';
    }
    return c < 0x7F || c == 0x85 || (c >= 0xA0 && c < 0xFFFE && c != BYTE_ORDER_MARK);
  }

  /** The file may hold the replacement character itself. */
  private static void refuseMalformed(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (result.isError()) {
      var before = out.flip().toString();
      throw reject(before + REPLACEMENT, before.length(), "not UTF-8", "save the file as UTF-8");
    }
  }

  private static Rejection reject(String text, int at, String what, String remedy) {
    var reader = new Text(text);
    reader.forward(at);
    return Rejection.at(reader.getMark(), what, remedy);
  }
}
