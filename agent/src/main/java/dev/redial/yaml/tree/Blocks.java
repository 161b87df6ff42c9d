package dev.redial.yaml.tree;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The CIDR block that somebody meant who wrote an address in it. */
public final class Blocks {
  private Blocks() {}

  public static String remedy(String literal, String prefix) {
    try {
      // a literal is not looked up
      var address = InetAddress.getByName(literal).getAddress();
      int bits = Integer.parseInt(prefix);
      if (bits >= 0 && bits <= address.length * 8) {
        return "write '"
            + network(address, bits)
            + "/"
            + bits
            + "', as the bits after the prefix must be zero";
      }
      return "write a prefix length from 0 to " + address.length * 8;
    } catch (NumberFormatException | UnknownHostException e) {
      return "write one like '10.0.0.0/8' or '2001:db8::/32'";
    }
  }

  private static String network(byte[] address, int bits) throws UnknownHostException {
    for (int i = bits; i < address.length * 8; i++) {
      address[i / 8] &= (byte) ~(0x80 >> i % 8);
    }
    return InetAddress.getByAddress(address).getHostAddress();
  }
}
