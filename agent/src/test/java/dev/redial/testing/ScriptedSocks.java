package dev.redial.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A proxy of SOCKS 5 that records what it is asked and takes every target for the loopback address.
 * How it answers is up to the name it is asked for. It has no way to {@code 127.0.0.2}.
 */
public final class ScriptedSocks implements AutoCloseable {
  private static final int BACKLOG = 1000;
  private static final int VERSION = 5;
  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final int BY_PASSWORD = 2;
  private static final int HOST_UNREACHABLE = 4;
  private static final byte[] NO_METHOD = {VERSION, (byte) 0xff};
  private static final byte[] BOUND = {VERSION, 0, 0, IPV4, 127, 0, 0, 1, 1, 2};
  private static final byte[] BOUND_6 = {
    VERSION, 0, 0, 4, 32, 1, 13, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2
  };
  private static final byte[] BOUND_NAME = {VERSION, 0, 0, NAME, 3, 'a', '.', 'b', 1, 2};

  private final @Nullable String login;
  private final ServerSocket listener;
  private final List<String> targets = new CopyOnWriteArrayList<>();
  private final List<String> logins = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  /**
   * @param login the user name and the password that it demands, with a colon between them, or null
   */
  public ScriptedSocks(@Nullable String login) throws IOException {
    this.login = login;
    listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Daemons.accept(listener, "socks", this::serve);
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return listener.getLocalPort();
  }

  /** The targets it was asked for since the start or the last {@link #forget}, with their ports. */
  public List<String> targets() {
    return List.copyOf(targets);
  }

  /** Who asked, as it was told. */
  public List<String> logins() {
    return List.copyOf(logins);
  }

  /** How many connections there were since then, whatever became of them. */
  public int connections() {
    return connections.get();
  }

  /** Forgets what it was asked so far. */
  public void forget() {
    targets.clear();
    logins.clear();
    connections.set(0);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (var socket : sockets) {
      socket.close();
    }
  }

  private void serve(Socket client) {
    connections.incrementAndGet();
    sockets.add(client);
    try (client) {
      var in = new DataInputStream(client.getInputStream());
      if (letsIn(in, client.getOutputStream())) {
        serve(client, in);
      }
    } catch (IOException e) {
      // The client refused or left: its own answer is what tests look at.
    } finally {
      sockets.remove(client);
    }
  }

  private boolean letsIn(DataInputStream in, OutputStream out) throws IOException {
    in.readByte();
    var methods = in.readNBytes(in.readUnsignedByte());
    if (login == null) {
      out.write(new byte[] {VERSION, 0});
      return true;
    }
    if (new String(methods, StandardCharsets.ISO_8859_1).indexOf(BY_PASSWORD) < 0) {
      out.write(NO_METHOD);
      return false;
    }
    out.write(new byte[] {VERSION, BY_PASSWORD});
    in.readByte();
    var said = text(in) + ":" + text(in);
    logins.add(said);
    out.write(new byte[] {1, (byte) (said.equals(login) ? 0 : 1)});
    return said.equals(login);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
  }

  private void serve(Socket client, DataInputStream in) throws IOException {
    in.readNBytes(3);
    int kind = in.readUnsignedByte();
    var host =
        kind == NAME
            ? text(in)
            : InetAddress.getByAddress(in.readNBytes(kind == IPV4 ? 4 : 16)).getHostAddress();
    int port = in.readUnsignedShort();
    targets.add(host + ":" + port);
    var manner = host.substring(0, host.indexOf('.'));
    if (refuses(client, host.equals("127.0.0.2") ? "reply-" + HOST_UNREACHABLE : manner)) {
      return;
    }
    try (var server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      answer(client.getOutputStream(), manner, server);
      ScriptedProxy.join(client, server);
    }
  }

  private static boolean refuses(Socket client, String what) throws IOException {
    var out = client.getOutputStream();
    if (what.startsWith("reply-")) {
      var reply = BOUND.clone();
      reply[1] = Byte.parseByte(what.substring("reply-".length()));
      out.write(reply);
      return true;
    }
    switch (what) {
      case "short" -> out.write(new byte[] {VERSION, 2});
      case "no-kind" -> out.write(new byte[] {VERSION, 0, 0, 9, 0});
      case "closes-in-the-middle" -> out.write(BOUND, 0, 7);
      case "silent" -> client.getInputStream().readAllBytes();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Says that the connection stands, in the manner that the name asks for. */
  private static void answer(OutputStream out, String manner, Socket server) throws IOException {
    switch (manner) {
      case "bytewise" -> {
        for (byte b : BOUND) {
          out.write(b);
          out.flush();
        }
      }
      case "six" -> out.write(BOUND_6);
      case "named" -> out.write(BOUND_NAME);
      case "greeting" -> {
        var head = new ByteArrayOutputStream();
        head.write(BOUND);
        head.write(server.getInputStream().readNBytes(5));
        out.write(head.toByteArray());
      }
      default -> out.write(BOUND);
    }
  }
}
