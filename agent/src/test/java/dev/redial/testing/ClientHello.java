package dev.redial.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first message of a TLS client (RFC 8446, 4.1.2), as its bytes came over the wire. */
public final class ClientHello {
  private static final int SERVER_NAME = 0;
  private static final int SUPPORTED_GROUPS = 10;
  private static final int APPLICATION_PROTOCOLS = 16;
  private static final int SIGNATURE_ALGORITHMS = 13;
  private static final int SUPPORTED_VERSIONS = 43;
  private static final int KEY_SHARE = 51;

  private final byte[] record;
  private final byte[] normalised;
  private byte[] sessionId = {};
  private final List<Integer> cipherSuites = new ArrayList<>();
  private final List<Integer> groups = new ArrayList<>();
  private final List<Integer> signatureSchemes = new ArrayList<>();
  private final List<Integer> versions = new ArrayList<>();
  private final List<String> serverNames = new ArrayList<>();
  private final List<String> applicationProtocols = new ArrayList<>();

  private ClientHello(byte[] record) {
    this.record = record;
    this.normalised = record.clone();
    parse(ByteBuffer.wrap(record));
  }

  /** Reads one record and not a byte more. */
  public static ClientHello read(InputStream in) throws IOException {
    var header = new byte[5];
    new DataInputStream(in).readFully(header);
    if (header[0] != 22) {
      throw new IOException("not a TLS handshake: " + Arrays.toString(header));
    }
    int length = ByteBuffer.wrap(header).getShort(3) & 0xffff;
    var record = Arrays.copyOf(header, header.length + length);
    new DataInputStream(in).readFully(record, header.length, length);
    return new ClientHello(record);
  }

  /** The bytes as they came, record header included. */
  public byte[] bytes() {
    return record.clone();
  }

  /** The bytes without what is random in each connection: random, session id and key shares. */
  public byte[] bytesWithoutRandom() {
    return normalised.clone();
  }

  /** The one name of the server_name extension, or null without the extension. */
  public @Nullable String serverName() {
    if (serverNames.size() > 1) {
      throw new AssertionError("more than one server name: " + serverNames);
    }
    return serverNames.isEmpty() ? null : serverNames.get(0);
  }

  /** The session to resume in TLS 1.2; in TLS 1.3 it says nothing. */
  public byte[] sessionId() {
    return sessionId.clone();
  }

  /** The numbers of the cipher suites offered, in order. */
  public List<Integer> cipherSuites() {
    return List.copyOf(cipherSuites);
  }

  /**
   * The versions offered, as 0x0303 for TLS 1.2: those of the supported_versions extension, or the
   * legacy version, which stands for itself and all below it.
   */
  public List<Integer> versions() {
    return List.copyOf(versions);
  }

  /** The numbers of the named groups offered, in order. */
  public List<Integer> groups() {
    return List.copyOf(groups);
  }

  /** The numbers of the signature schemes offered, in order. */
  public List<Integer> signatureSchemes() {
    return List.copyOf(signatureSchemes);
  }

  /** The names of the ALPN extension, in order. */
  public List<String> applicationProtocols() {
    return List.copyOf(applicationProtocols);
  }

  private void parse(ByteBuffer in) {
    in.position(5 + 4);
    int legacyVersion = in.getShort();
    blank(in, 32);
    sessionId = new byte[in.get() & 0xff];
    in.duplicate().get(sessionId);
    blank(in, sessionId.length);
    var suites = slice(in);
    while (suites.hasRemaining()) {
      cipherSuites.add(suites.getShort() & 0xffff);
    }
    in.position(in.position() + 1 + in.get(in.position()));
    var extensions = slice(in);
    while (extensions.hasRemaining()) {
      parseExtension(extensions.getShort(), slice(extensions));
    }
    if (versions.isEmpty()) {
      versions.add(legacyVersion);
    }
  }

  private void parseExtension(int type, ByteBuffer content) {
    switch (type) {
      case SERVER_NAME -> {
        var names = slice(content);
        while (names.hasRemaining()) {
          names.get();
          serverNames.add(text(slice(names)));
        }
      }
      case APPLICATION_PROTOCOLS -> {
        var names = slice(content);
        while (names.hasRemaining()) {
          applicationProtocols.add(text(slice(names, names.get() & 0xff)));
        }
      }
      case SUPPORTED_GROUPS -> {
        var list = slice(content);
        while (list.hasRemaining()) {
          groups.add(list.getShort() & 0xffff);
        }
      }
      case SIGNATURE_ALGORITHMS -> {
        var schemes = slice(content);
        while (schemes.hasRemaining()) {
          signatureSchemes.add(schemes.getShort() & 0xffff);
        }
      }
      case SUPPORTED_VERSIONS -> {
        var offered = slice(content, content.get() & 0xff);
        while (offered.hasRemaining()) {
          versions.add(offered.getShort() & 0xffff);
        }
      }
      case KEY_SHARE -> {
        var shares = slice(content);
        while (shares.hasRemaining()) {
          shares.getShort();
          blank(shares, shares.getShort() & 0xffff);
        }
      }
      default -> {}
    }
  }

  private void blank(ByteBuffer in, int length) {
    int from = in.arrayOffset() + in.position();
    Arrays.fill(normalised, from, from + length, (byte) 0);
    in.position(in.position() + length);
  }

  private static ByteBuffer slice(ByteBuffer in) {
    return slice(in, in.getShort() & 0xffff);
  }

  private static ByteBuffer slice(ByteBuffer in, int length) {
    var slice = in.slice(in.position(), length);
    in.position(in.position() + length);
    return slice;
  }

  private static String text(ByteBuffer in) {
    return StandardCharsets.UTF_8.decode(in).toString();
  }
}
