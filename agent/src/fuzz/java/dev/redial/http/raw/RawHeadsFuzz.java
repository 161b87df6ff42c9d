package dev.redial.http.raw;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Whatever a client writes by hand goes out as it came, if no rule changes it. The result does not
 * depend on how many bytes are written at once.
 */
public final class RawHeadsFuzz {
  private RawHeadsFuzz() {}

  /** For Jazzer: the first byte says how many bytes are written at once. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    var bytes = Arrays.copyOfRange(input, 1, input.length);
    int step = 1 + (input[0] & 0x3f);
    if (!Arrays.equals(written(bytes, step, false), bytes)) {
      throw new IllegalStateException("changed without a change");
    }
    if (!Arrays.equals(written(bytes, step, true), written(bytes, bytes.length + 1, true))) {
      throw new IllegalStateException("it depends on the size of the writes");
    }
  }

  private static byte[] written(byte[] bytes, int step, boolean changes) throws IOException {
    var out = new ByteArrayOutputStream();
    var heads = new RawHeads(new Changing(changes));
    for (int i = 0; i < bytes.length; i += step) {
      heads.take(bytes, i, Math.min(step, bytes.length - i), out);
    }
    heads.release(out);
    return out.toByteArray();
  }

  private static final class Changing implements RawHeads.Editor {
    private final boolean changes;

    Changing(boolean changes) {
      this.changes = changes;
    }

    @Override
    public byte[] edit(RawHead head) {
      return changes ? (head.line() + "X: 1\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1) : null;
    }

    @Override
    public void passes(String reason) {}
  }
}
