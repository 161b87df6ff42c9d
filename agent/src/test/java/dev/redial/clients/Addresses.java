package dev.redial.clients;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A program that looks hosts up, and uses their addresses for all but to connect by TCP. */
public final class Addresses {
  private static InetAddress kept = InetAddress.getLoopbackAddress();

  private Addresses() {}

  /** Answers until the end of its input. */
  public static void main(String[] arguments) throws IOException {
    Clients.run(Addresses::answer);
  }

  private static String answer(String line) {
    var name = line.substring(line.indexOf(' ') + 1);
    try {
      return switch (line.substring(0, line.indexOf(' '))) {
        case "find" -> InetAddress.getByName(name).getHostAddress();
        case "keep" -> keep(InetAddress.getByName(name));
        case "dial" -> dial(Integer.parseInt(name));
        case "bind" -> bind(InetAddress.getByName(name));
        case "send" -> send(InetAddress.getByName(name));
        default -> "reachable " + InetAddress.getByName(name).isReachable(10_000);
      };
    } catch (IOException e) {
      return e.getClass().getName();
    }
  }

  private static String keep(InetAddress address) {
    kept = address;
    return address.getHostAddress();
  }

  /** Connects to the address that was kept, by a socket and by a channel. */
  private static String dial(int port) throws IOException {
    try (var socket = new Socket(kept, port);
        var channel = SocketChannel.open(new InetSocketAddress(kept, port))) {
      var first = (char) socket.getInputStream().read();
      return first + " " + (char) channel.socket().getInputStream().read();
    }
  }

  private static String bind(InetAddress address) throws IOException {
    var to = new InetSocketAddress(address, 0);
    try (var server = new ServerSocket(0, 1, address);
        var channel = ServerSocketChannel.open().bind(to);
        var asynchronous = AsynchronousServerSocketChannel.open().bind(to);
        var datagrams = new DatagramSocket(to);
        var datagramChannel = DatagramChannel.open().bind(to);
        var client = new Socket();
        var clientChannel = SocketChannel.open().bind(to)) {
      client.bind(to);
      var all =
          List.of(
              server.getLocalSocketAddress(),
              channel.getLocalAddress(),
              asynchronous.getLocalAddress(),
              datagrams.getLocalSocketAddress(),
              datagramChannel.getLocalAddress(),
              client.getLocalSocketAddress(),
              clientChannel.getLocalAddress());
      var text = new ArrayList<String>();
      for (var one : all) {
        text.add(((InetSocketAddress) one).getAddress().getHostAddress());
      }
      return text.toString();
    }
  }

  private static String send(InetAddress address) throws IOException {
    try (var receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var sender = new DatagramSocket();
        var channel = DatagramChannel.open()) {
      var to = new InetSocketAddress(address, receiver.getLocalPort());
      sender.send(new DatagramPacket(bytes("a"), 1, to));
      channel.send(ByteBuffer.wrap(bytes("b")), to);
      channel.connect(to);
      channel.write(ByteBuffer.wrap(bytes("c")));
      var text = new StringBuilder();
      var packet = new DatagramPacket(new byte[1], 1);
      while (text.length() < 3) {
        receiver.receive(packet);
        text.append((char) packet.getData()[0]);
      }
      return text.toString();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
