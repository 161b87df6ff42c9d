package dev.redial.matrix;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** The server's end of a connection whose TLS handshake goes in packets of SQL Server's. */
final class TdsSocket extends Socket {
  private static final int HEADER = 8;
  private static final int PRE_LOGIN = 0x12;

  private final Socket socket;
  private final InputStream in = new Unpacking();
  private final OutputStream out;
  private final ByteArrayOutputStream flight = new ByteArrayOutputStream();
  private boolean packs = true;

  TdsSocket(Socket socket) throws IOException {
    this.socket = socket;
    this.out = new Packing(socket.getOutputStream());
  }

  /** The handshake is over. */
  void stopPacking() throws IOException {
    sendFlight();
    packs = false;
  }

  /** A message has all that the server says before it listens again. */
  private void sendFlight() throws IOException {
    if (flight.size() > 0) {
      writePacket(socket.getOutputStream(), PRE_LOGIN, flight.toByteArray());
      flight.reset();
    }
  }

  /** Reads one packet and returns its content. */
  static byte[] readPacket(InputStream in) throws IOException {
    var data = new DataInputStream(in);
    data.readUnsignedShort();
    int length = data.readUnsignedShort();
    data.readInt();
    var content = new byte[length - HEADER];
    data.readFully(content);
    return content;
  }

  /** Writes one packet, the last of its message. */
  static void writePacket(OutputStream out, int type, byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var packet = new DataOutputStream(bytes);
    packet.write(type);
    packet.write(1);
    packet.writeShort(content.length + HEADER);
    packet.writeInt(1 << 8);
    packet.write(content);
    out.write(bytes.toByteArray());
    out.flush();
  }

  private final class Unpacking extends InputStream {
    private InputStream packet = new ByteArrayInputStream(new byte[0]);

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (packet.available() == 0) {
        if (!packs) {
          return socket.getInputStream().read(buffer, offset, length);
        }
        sendFlight();
        packet = new ByteArrayInputStream(readPacket(socket.getInputStream()));
      }
      return packet.read(buffer, offset, length);
    }
  }

  private final class Packing extends FilterOutputStream {
    Packing(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      if (packs) {
        flight.write(buffer, offset, length);
      } else {
        out.write(buffer, offset, length);
      }
    }
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    return out;
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public synchronized void close() throws IOException {
    socket.close();
  }
}
