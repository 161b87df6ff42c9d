package dev.redial.doctor.dial;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client offers (RFC 8446, section 4.1.2), and what may be changed in it. One that JSSE has
 * sent is taken as it is, changed in one thing, and sent again: so all else stays the same.
 */
public final class ClientHello {
  static final int SERVER_NAME = 0;
  static final int GROUPS = 10;
  static final int SCHEMES = 13;
  static final int ALPN = 16;
  public static final int VERSIONS = 43;
  public static final int KEY_EXCHANGE_MODES = 45;
  public static final int KEY_SHARE = 51;

  private static final int SCHEMES_OF_CERTIFICATES = 50;
  private static final int RANDOM = 32;
  private static final int CLIENT_HELLO = 1;
  private static final int MESSAGE_HEAD = 4;

  private final int version;
  private final byte[] random;
  private final byte[] session;
  private final byte[] compression;
  private final List<Integer> suites;
  private final Map<Integer, byte[]> extensions;

  private ClientHello(ByteBuffer in) {
    version = number(in);
    random = bytes(in, RANDOM);
    session = bytes(in, in.get() & 0xff);
    suites = numbers(bytes(in, number(in)));
    compression = bytes(in, in.get() & 0xff);
    extensions = new LinkedHashMap<>();
    if (in.hasRemaining()) {
      number(in);
      while (in.hasRemaining()) {
        extensions.put(number(in), bytes(in, number(in)));
      }
    }
  }

  /** The ClientHello that a client has sent first, or null if it sent anything else. */
  public static @Nullable ClientHello parse(byte[] sent) {
    var message = ByteBuffer.wrap(Records.handshake(sent));
    if (message.remaining() < MESSAGE_HEAD || message.get() != CLIENT_HELLO) {
      return null;
    }
    try {
      int length = (message.get() & 0xff) << 16 | number(message);
      return new ClientHello(message.slice(message.position(), length));
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  private static int number(ByteBuffer in) {
    return in.getShort() & 0xffff;
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    var part = new byte[length];
    in.get(part);
    return part;
  }

  private static List<Integer> numbers(byte[] bytes) {
    var numbers = new ArrayList<Integer>();
    for (var in = ByteBuffer.wrap(bytes); in.remaining() > 1; ) {
      numbers.add(number(in));
    }
    return numbers;
  }

  /** Its bytes on the wire, as one record. */
  byte[] record() throws IOException {
    var hello = new Vectors();
    hello.number(version).write(random);
    hello.shortList(session).list(Vectors.of(suites)).shortList(compression);
    var all = new Vectors();
    for (var extension : extensions.entrySet()) {
      all.number(extension.getKey()).list(extension.getValue());
    }
    hello.list(all.toByteArray());
    var message = new Vectors();
    message.write(CLIENT_HELLO);
    message.write(0);
    message.list(hello.toByteArray());
    return Records.of(message.toByteArray());
  }

  /** One of its own, to be changed. */
  ClientHello copy() throws IOException {
    var copy = parse(record());
    if (copy == null) {
      throw new IOException("a ClientHello that cannot be read again");
    }
    return copy;
  }

  public List<Integer> suites() {
    return suites;
  }

  /** The name in SNI, or null. */
  public @Nullable String serverName() {
    var list = extensions.get(SERVER_NAME);
    int head = Short.BYTES + Byte.BYTES + Short.BYTES;
    return list == null || list.length < head
        ? null
        : new String(list, head, list.length - head, StandardCharsets.ISO_8859_1);
  }

  /** The versions that it offers: without the extension, the one that it names and all before. */
  public List<Integer> versions() {
    var list = extensions.get(VERSIONS);
    if (list != null) {
      return numbers(ByteBuffer.wrap(list).position(1).slice());
    }
    var all = new ArrayList<>(TlsNumbers.VERSIONS.all());
    all.removeIf(each -> each > version);
    return all;
  }

  public List<Integer> groups() {
    return listOf(GROUPS);
  }

  public List<Integer> schemes() {
    return listOf(SCHEMES);
  }

  private List<Integer> listOf(int extension) {
    var list = extensions.get(extension);
    return list == null ? List.of() : numbers(ByteBuffer.wrap(list).position(Short.BYTES).slice());
  }

  private static List<Integer> numbers(ByteBuffer rest) {
    var bytes = new byte[rest.remaining()];
    rest.get(bytes);
    return numbers(bytes);
  }

  /** The protocols that it offers by ALPN, between blanks. */
  public String protocols() {
    var names = new StringBuilder();
    var list = extensions.get(ALPN);
    if (list != null) {
      for (var in = ByteBuffer.wrap(list).position(Short.BYTES); in.hasRemaining(); ) {
        var name = new String(bytes(in, in.get() & 0xff), StandardCharsets.ISO_8859_1);
        names.append(names.length() == 0 ? "" : " ").append(name);
      }
    }
    return names.toString();
  }

  /** Has it offer these versions. */
  public void versions(List<Integer> offered) throws IOException {
    var list = new Vectors();
    list.shortList(Vectors.of(offered));
    extensions.put(VERSIONS, list.toByteArray());
    // TLS 1.3 wants the list of key shares, which may be empty
    extensions.putIfAbsent(KEY_SHARE, new byte[Short.BYTES]);
  }

  public void groups(List<Integer> offered) throws IOException {
    put(GROUPS, offered);
  }

  /** Leaves groups out, and their key shares. */
  public void withoutGroups(List<Integer> left) throws IOException {
    var rest = new ArrayList<>(groups());
    rest.removeAll(left);
    groups(rest);
    var shares = extensions.get(KEY_SHARE);
    if (shares != null) {
      var kept = new Vectors();
      for (var in = ByteBuffer.wrap(shares).position(Short.BYTES); in.hasRemaining(); ) {
        int group = number(in);
        var share = bytes(in, number(in));
        if (!left.contains(group)) {
          kept.number(group).list(share);
        }
      }
      var list = new Vectors();
      list.list(kept.toByteArray());
      extensions.put(KEY_SHARE, list.toByteArray());
    }
  }

  /** Has it offer these for the handshake, and for certificates where it says that by itself. */
  public void schemes(List<Integer> offered) throws IOException {
    put(SCHEMES, offered);
    if (extensions.containsKey(SCHEMES_OF_CERTIFICATES)) {
      put(SCHEMES_OF_CERTIFICATES, offered);
    }
  }

  public void suites(List<Integer> offered) {
    suites.clear();
    suites.addAll(offered);
  }

  /** Leaves an extension out. */
  public void without(int extension) {
    extensions.remove(extension);
  }

  private void put(int extension, List<Integer> offered) throws IOException {
    var list = new Vectors();
    list.list(Vectors.of(offered));
    extensions.put(extension, list.toByteArray());
  }
}
