package dev.redial.tls.plaintext;

import java.io.IOException;
import java.io.OutputStream;

/**
 * JSSE writes its records to this stream on a connection without TLS. JSSE has no keys, so it
 * encrypts nothing. The content of application data goes out; all else, such as the alert that
 * closes, does not. JSSE writes whole records and locks.
 */
final class PlaintextOutput extends OutputStream {
  private final OutputStream out;

  PlaintextOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) {
    throw new UnsupportedOperationException("JSSE writes records");
  }

  @Override
  public void write(byte[] records, int offset, int length) throws IOException {
    int at = offset;
    while (at < offset + length) {
      int content = ((records[at + 3] & 0xff) << Byte.SIZE) | (records[at + 4] & 0xff);
      if (records[at] == PlaintextInput.APPLICATION_DATA) {
        out.write(records, at + PlaintextInput.HEADER, content);
      }
      at += PlaintextInput.HEADER + content;
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
