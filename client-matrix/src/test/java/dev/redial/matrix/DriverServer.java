package dev.redial.matrix;

import dev.redial.testing.ClientHello;
import dev.redial.testing.Identity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Leads a driver to TLS as its protocol does, and hangs up once it says something there: by then
 * the driver has accepted the certificate.
 */
final class DriverServer extends ForeignServer {
  private static final int TIMEOUT_SECONDS = 40;

  /** The driver has told of its connection by then; some refuse it and keep it open. */
  private static final int LEFT_SECONDS = 4;

  private static final int BIND = 0x60;

  private static final String GREETING_OF_NATS =
      "INFO {\"server_id\":\"one\",\"version\":\"2.10.0\",\"tls_required\":true,\"max_payload\":1024}\r\n";

  private final Identity identity;
  private final Opening opening;
  private final LinkedBlockingQueue<Visit> visits = new LinkedBlockingQueue<>();

  DriverServer(Opening opening, Identity identity) {
    super(identity);
    this.opening = opening;
    this.identity = identity;
  }

  /** What is said before TLS, by the protocol. */
  enum Opening {
    /** Nothing. */
    NONE,
    POSTGRES,
    MYSQL,
    LDAP,
    SMTP,
    /** Nothing; but the server speaks first in TLS. */
    SMTPS,
    /** The same. */
    IMAPS,
    /** The server speaks first, and then TLS begins. */
    NATS,
    /** SQL Server's, which has the handshake itself in packets of its own. */
    TDS
  }

  /**
   * One connection.
   *
   * @param opening what the client said before TLS, in hexadecimal digits
   * @param hello null if it did not come to that
   * @param accepted whether the client said anything in TLS
   */
  record Visit(String opening, @Nullable ClientHello hello, boolean accepted) {}

  /**
   * The first connection that has ended and was not asked for yet.
   *
   * @param answer what the driver has told of it
   */
  Visit visit(String answer) {
    try {
      var visit = visits.poll(LEFT_SECONDS, TimeUnit.SECONDS);
      if (visit == null) {
        hangUp();
        visit = visits.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      }
      if (visit == null) {
        throw new AssertionError("nobody came: " + answer);
      }
      return visit;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  void serve(Socket socket) throws IOException {
    var said = new ByteArrayOutputStream();
    ClientHello hello = null;
    boolean accepted = false;
    try {
      var in = new DataInputStream(recording(socket.getInputStream(), said));
      open(in, socket.getOutputStream());
      var carrier = opening == Opening.TDS ? new TdsSocket(socket) : socket;
      hello = ClientHello.read(carrier.getInputStream());
      var tls = secured(carrier, hello);
      if (carrier instanceof TdsSocket packets) {
        packets.stopPacking();
      }
      if (opening == Opening.SMTPS) {
        say(tls.getOutputStream(), "220 server.test\r\n");
      }
      if (opening == Opening.IMAPS) {
        say(tls.getOutputStream(), "* OK server.test\r\n");
      }
      accepted = tls.getInputStream().read() >= 0;
    } finally {
      visits.add(new Visit(HexFormat.of().formatHex(said.toByteArray()), hello, accepted));
    }
  }

  private SSLSocket secured(Socket carrier, ClientHello hello) throws IOException {
    var consumed = new ByteArrayInputStream(hello.bytes());
    var factory = identity.context().getSocketFactory();
    var tls = (SSLSocket) factory.createSocket(carrier, consumed, true);
    if (opening == Opening.TDS) {
      // What TLS 1.3 sends after the handshake has no packet to go in.
      tls.setEnabledProtocols(new String[] {"TLSv1.2"});
    }
    tls.startHandshake();
    return tls;
  }

  private void open(DataInputStream in, OutputStream out) throws IOException {
    switch (opening) {
      case NONE, SMTPS, IMAPS -> {}
      case POSTGRES -> {
        in.readNBytes(8);
        out.write('S');
      }
      case MYSQL -> openMysql(in, out);
      case LDAP -> openLdap(in, out);
      case SMTP -> openSmtp(in, out);
      case NATS -> say(out, GREETING_OF_NATS);
      case TDS -> openTds(in, out);
    }
  }

  /** Protocol 10 of a server with TLS and mysql_native_password. */
  private static void openMysql(DataInputStream in, OutputStream out) throws IOException {
    var greeting =
        "0a382e302e33360007000000" // protocol 10, 8.0.36, thread 7
            + "6162636465666768000faa2d0200" // salt, capabilities, character set, status
            + "0a0015" // capabilities, length of the salt
            + "00000000000000000000"
            + "696a6b6c6d6e6f707172737400"
            + "6d7973716c5f6e61746976655f70617373776f726400";
    var bytes = HexFormat.of().parseHex(greeting);
    out.write(new byte[] {(byte) bytes.length, 0, 0, 0});
    out.write(bytes);
    var header = in.readNBytes(4);
    in.readNBytes((header[0] & 0xff) | (header[1] & 0xff) << 8);
  }

  /** Answers a bind, and the request for TLS (RFC 4511, 4.14), with success. */
  private static void openLdap(DataInputStream in, OutputStream out) throws IOException {
    int request;
    do {
      in.readByte();
      int length = in.readUnsignedByte();
      if (length > 0x80) {
        var digits = in.readNBytes(length - 0x80);
        length = digits[digits.length - 1] & 0xff;
      }
      var message = in.readNBytes(length);
      request = message[3] & 0xff;
      out.write(new byte[] {0x30, 12, 2, 1, message[2], (byte) (request + 1), 7});
      out.write(new byte[] {10, 1, 0, 4, 0, 4, 0});
    } while (request == BIND);
  }

  private static void openSmtp(DataInputStream in, OutputStream out) throws IOException {
    say(out, "220 server.test\r\n");
    line(in);
    say(out, "250-server.test\r\n250 STARTTLS\r\n");
    line(in);
    say(out, "220 go on\r\n");
  }

  /** Says that all is to be encrypted ([MS-TDS] 2.2.6.5). */
  private static void openTds(DataInputStream in, OutputStream out) throws IOException {
    TdsSocket.readPacket(in);
    var answer = "00000b000601001100" + "01ff" + "0f0007d00000" + "01";
    TdsSocket.writePacket(out, 4, HexFormat.of().parseHex(answer));
  }

  private static void line(InputStream in) throws IOException {
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the client left");
      }
    }
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static InputStream recording(InputStream in, ByteArrayOutputStream said) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int c = super.read();
        if (c >= 0) {
          said.write(c);
        }
        return c;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
          said.write(buffer, offset, count);
        }
        return count;
      }
    };
  }
}
