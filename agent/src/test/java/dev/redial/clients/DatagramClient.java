package dev.redial.clients;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Map;
import java.util.TreeMap;

/** Sends datagrams, which nobody needs to receive, in each way that the JDK has. */
final class DatagramClient {
  private static final byte[] CONTENT = {1, 2, 3};

  private DatagramClient() {}

  static Map<String, Client> all() {
    var all = new TreeMap<String, Client>();
    all.put("datagram-socket", DatagramClient::bySocket);
    all.put("datagram-socket-connected", DatagramClient::byConnectedSocket);
    all.put("datagram-channel", DatagramClient::byChannel);
    all.put("datagram-channel-connected", DatagramClient::byConnectedChannel);
    return all;
  }

  /** Without a look-up. */
  private static InetSocketAddress address(URI to) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), to.getPort());
  }

  private static String bySocket(Call call) throws IOException {
    try (var socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(CONTENT, CONTENT.length, address(call.target())));
      return "sent";
    }
  }

  private static String byConnectedSocket(Call call) throws IOException {
    try (var socket = new DatagramSocket()) {
      socket.connect(address(call.target()));
      socket.send(new DatagramPacket(CONTENT, CONTENT.length));
      return "sent";
    }
  }

  private static String byChannel(Call call) throws IOException {
    try (var channel = DatagramChannel.open()) {
      return channel.send(ByteBuffer.wrap(CONTENT), address(call.target())) + " sent";
    }
  }

  private static String byConnectedChannel(Call call) throws IOException {
    try (var channel = DatagramChannel.open()) {
      return channel.connect(address(call.target())).write(ByteBuffer.wrap(CONTENT)) + " sent";
    }
  }
}
