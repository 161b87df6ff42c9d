package dev.redial.doctor.target;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** What is said in clear text before TLS begins, by protocol. */
public enum Starttls {
  /** RFC 3207. */
  SMTP,
  /** RFC 9051, section 6.2.1. */
  IMAP,
  /** RFC 4511, section 4.14. */
  LDAP,
  /** The message SSLRequest of PostgreSQL's protocol. */
  POSTGRES,
  /** The packet SSLRequest of MySQL's protocol. */
  MYSQL;

  private static final int LARGEST_LINE = 4096;

  /** StartTLS, OID 1.3.6.1.4.1.1466.20037, as message 1. */
  private static final byte[] LDAP_REQUEST = {
    0x30,
    0x1d,
    2,
    1,
    1,
    0x77,
    0x18,
    (byte) 0x80,
    0x16,
    '1',
    '.',
    '3',
    '.',
    '6',
    '.',
    '1',
    '.',
    '4',
    '.',
    '1',
    '.',
    '1',
    '4',
    '6',
    '6',
    '.',
    '2',
    '0',
    '0',
    '3',
    '7'
  };

  private static final byte[] POSTGRES_REQUEST = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};

  /** Capabilities: protocol 4.1, TLS, secure connection, plugins; packet 1; UTF-8. */
  private static final byte[] MYSQL_REQUEST = new byte[36];

  static {
    MYSQL_REQUEST[0] = 32;
    MYSQL_REQUEST[3] = 1;
    MYSQL_REQUEST[5] = (byte) 0x8a;
    MYSQL_REQUEST[6] = 8;
    MYSQL_REQUEST[11] = 1;
    MYSQL_REQUEST[12] = 33;
  }

  private static final int MYSQL_TLS = 8;

  /**
   * Has the server expect TLS.
   *
   * @throws IOException if it does not; the message is for people
   */
  public void begin(InputStream in, OutputStream out) throws IOException {
    switch (this) {
      case SMTP -> smtp(in, out);
      case IMAP -> imap(in, out);
      case LDAP -> ldap(in, out);
      case POSTGRES -> postgres(in, out);
      case MYSQL -> mysql(in, out);
    }
  }

  private static void smtp(InputStream in, OutputStream out) throws IOException {
    expect("220", reply(in), "a greeting");
    send(out, "EHLO redial.invalid\r\n");
    expect("250", reply(in), "an answer to EHLO");
    send(out, "STARTTLS\r\n");
    expect("220", reply(in), "an answer to STARTTLS");
  }

  /** The last line: all before it have a hyphen behind the number. */
  private static String reply(InputStream in) throws IOException {
    var line = line(in);
    while (line.length() > 3 && line.charAt(3) == '-') {
      line = line(in);
    }
    return line;
  }

  private static void imap(InputStream in, OutputStream out) throws IOException {
    expect("* OK", line(in), "a greeting");
    send(out, "a1 STARTTLS\r\n");
    var line = line(in);
    while (line.startsWith("*")) {
      line = line(in);
    }
    expect("a1 OK", line, "an answer to STARTTLS");
  }

  private static void ldap(InputStream in, OutputStream out) throws IOException {
    out.write(LDAP_REQUEST);
    out.flush();
    in.read();
    int length = in.read();
    if (length > 0x7f) {
      length = new BigInteger(1, exactly(in, length & 0x7f)).intValueExact();
    }
    var answer = exactly(in, Math.min(length, LARGEST_LINE));
    // message id (3 bytes), then the answer's tag and length, then the result code
    int code =
        answer.length < 8 ? -1 : answer[(answer[4] & 0xff) > 0x7f ? 7 + (answer[4] & 0x7f) : 7];
    if (code != 0) {
      throw new IOException("the LDAP server refuses StartTLS with result " + code);
    }
  }

  private static void postgres(InputStream in, OutputStream out) throws IOException {
    out.write(POSTGRES_REQUEST);
    out.flush();
    int answer = in.read();
    if (answer != 'S') {
      throw new IOException(
          answer == 'N'
              ? "the PostgreSQL server has no TLS (it answers N to SSLRequest)"
              : "the server does not answer SSLRequest as PostgreSQL does");
    }
  }

  private static void mysql(InputStream in, OutputStream out) throws IOException {
    var head = exactly(in, 4);
    var greeting = exactly(in, (head[0] & 0xff) | (head[1] & 0xff) << 8);
    int version = 1;
    while (version < greeting.length && greeting[version] != 0) {
      version++;
    }
    // thread (4 bytes), data (8 bytes), a filler, then the lower half of the capabilities
    int capabilities = version + 14;
    if (capabilities + 1 >= greeting.length || (greeting[capabilities + 1] & MYSQL_TLS) == 0) {
      throw new IOException("the MySQL server has no TLS (its greeting says so)");
    }
    out.write(MYSQL_REQUEST);
    out.flush();
  }

  private static void expect(String begin, String line, String what) throws IOException {
    if (!line.startsWith(begin)) {
      throw new IOException("the server gives no " + begin + " as " + what + ", but: " + line);
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the server ends the connection before TLS");
    }
    return bytes;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.length() > LARGEST_LINE) {
        throw new EOFException("the server ends the connection before TLS");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }
}
