package dev.redial.doctor.dial;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server answers to a ClientHello, in clear text; 0 is "not said". */
public final class ServerFlight {
  private static final int SERVER_HELLO = 2;
  private static final int KEY_EXCHANGE = 12;
  private static final int CERTIFICATE_REQUEST = 13;
  private static final int DONE = 14;
  private static final int RANDOM = 32;
  private static final int NAMED_CURVE = 3;
  private static final int TLS_1_2 = 0x0303;
  private static final int TLS_1_3 = 0x0304;

  private int version;
  private int suite;
  private int group;
  private int scheme;
  private int dhBits;
  private int alert = -1;
  private boolean isWhole;
  private boolean asks;

  private ServerFlight() {}

  /** What these bytes hold, however few they are. */
  public static ServerFlight parse(byte[] received) {
    var flight = new ServerFlight();
    var alert = Records.alert(received);
    if (alert.length == 2) {
      flight.alert = alert[1] & 0xff;
    }
    var in = ByteBuffer.wrap(Records.handshake(received));
    try {
      while (in.hasRemaining()) {
        int type = in.get();
        int length = (in.get() & 0xff) << 16 | number(in);
        flight.message(type, in.slice(in.position(), length));
        in.position(in.position() + length);
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      // the rest has not come, or is not TLS
    }
    return flight;
  }

  private void message(int type, ByteBuffer body) {
    switch (type) {
      case SERVER_HELLO -> serverHello(body);
      case KEY_EXCHANGE -> keyExchange(body);
      case CERTIFICATE_REQUEST -> asks = true;
      case DONE -> isWhole = true;
      default -> {}
    }
  }

  private void serverHello(ByteBuffer in) {
    version = number(in);
    skip(in, RANDOM);
    skip(in, in.get() & 0xff);
    suite = number(in);
    skip(in, 1);
    if (in.hasRemaining()) {
      skip(in, Short.BYTES);
      while (in.hasRemaining()) {
        int extension = number(in);
        int length = number(in);
        extension(extension, in.slice(in.position(), length));
        skip(in, length);
      }
    }
    isWhole = version == TLS_1_3;
  }

  private void extension(int number, ByteBuffer in) {
    if (number == ClientHello.VERSIONS) {
      version = number(in);
    } else if (number == ClientHello.KEY_SHARE) {
      group = number(in);
    }
  }

  /** RFC 8422, section 5.4, and RFC 5246, section 7.4.3. */
  private void keyExchange(ByteBuffer in) {
    if (TlsNumbers.SUITES.name(suite).contains("_ECDHE_")) {
      if (in.get() == NAMED_CURVE) {
        group = number(in);
        skip(in, in.get() & 0xff);
      }
    } else {
      int length = number(in);
      dhBits = bits(in.slice(in.position(), length));
      skip(in, length);
      skip(in, number(in));
      skip(in, number(in));
    }
    if (version == TLS_1_2) {
      scheme = number(in);
    }
  }

  private static int bits(ByteBuffer prime) {
    var bytes = new byte[prime.remaining()];
    prime.get(bytes);
    return new BigInteger(1, bytes).bitLength();
  }

  private static int number(ByteBuffer in) {
    return in.getShort() & 0xffff;
  }

  private static void skip(ByteBuffer in, int length) {
    in.position(in.position() + length);
  }

  /** Whether the server has chosen version and suite. */
  public boolean isAgreed() {
    return version != 0;
  }

  /** Whether nothing more can come that is in clear text. */
  boolean isEnd() {
    return isWhole || alert >= 0;
  }

  int version() {
    return version;
  }

  int suite() {
    return suite;
  }

  int group() {
    return group;
  }

  int scheme() {
    return scheme;
  }

  /** The length of the prime of finite-field Diffie-Hellman. */
  public int dhBits() {
    return dhBits;
  }

  /** Whether it asks for the client's certificate. */
  boolean asksForCertificate() {
    return asks;
  }

  /** The name of the alert in clear text, or null. */
  @Nullable String alert() {
    return alert < 0 ? null : TlsNumbers.ALERTS.name(alert);
  }

  /** All that it has chosen, for people. */
  public String text() {
    List<String> all = new ArrayList<>(Arrays.asList(TlsNumbers.VERSIONS.name(version)));
    all.add(TlsNumbers.SUITES.name(suite));
    if (group != 0) {
      all.add(TlsNumbers.GROUPS.name(group));
    }
    if (dhBits != 0) {
      all.add("DH of " + dhBits + " bits");
    }
    if (scheme != 0) {
      all.add(TlsNumbers.SCHEMES.name(scheme));
    }
    return String.join(", ", all);
  }
}
