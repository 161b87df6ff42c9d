package dev.redial.demo.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** A proxy of SOCKS 5 (RFC 1928) that lets in everybody, and whoever has a login by that. */
final class Socks {
  /** The first byte that a client sends. */
  static final int VERSION = 5;

  /** How a login is noted, without what it says. */
  static final String LOGIN = "Password: (redacted)";

  private static final int BY_PASSWORD = 2;
  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final byte[] OPEN = {VERSION, 0, 0, IPV4, 127, 0, 0, 1, 0, 0};

  private Socks() {}

  /** Says that the connection stands; answers with what CONNECT would have said. */
  static List<String> read(DataInputStream in, OutputStream out) throws IOException {
    var methods = new String(in.readNBytes(in.readUnsignedByte()), ISO_8859_1);
    boolean login = methods.indexOf(BY_PASSWORD) >= 0;
    out.write(new byte[] {VERSION, (byte) (login ? BY_PASSWORD : 0)});
    out.flush();
    if (login) {
      in.readUnsignedByte();
      in.readNBytes(in.readUnsignedByte());
      in.readNBytes(in.readUnsignedByte());
      out.write(new byte[] {1, 0});
      out.flush();
    }
    var said = new ArrayList<String>();
    said.add("CONNECT " + target(in) + " SOCKS/5");
    if (login) {
      said.add(LOGIN);
    }
    out.write(OPEN);
    out.flush();
    return said;
  }

  private static String target(DataInputStream in) throws IOException {
    in.readNBytes(3);
    int kind = in.readUnsignedByte();
    String host;
    if (kind == NAME) {
      host = new String(in.readNBytes(in.readUnsignedByte()), ISO_8859_1);
    } else {
      var address = InetAddress.getByAddress(in.readNBytes(kind == IPV4 ? 4 : 16));
      host = kind == IPV4 ? address.getHostAddress() : "[" + address.getHostAddress() + "]";
    }
    return host + ":" + in.readUnsignedShort();
  }
}
