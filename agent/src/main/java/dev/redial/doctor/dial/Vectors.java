package dev.redial.doctor.dial;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Writes what TLS calls vectors (RFC 8446, section 3.4). */
final class Vectors extends ByteArrayOutputStream {
  static byte[] of(List<Integer> numbers) {
    var bytes = new Vectors();
    numbers.forEach(bytes::number);
    return bytes.toByteArray();
  }

  Vectors number(int number) {
    write(number >> 8);
    write(number);
    return this;
  }

  Vectors list(byte[] content) throws IOException {
    number(content.length).write(content);
    return this;
  }

  Vectors shortList(byte[] content) throws IOException {
    write(content.length);
    write(content);
    return this;
  }
}
