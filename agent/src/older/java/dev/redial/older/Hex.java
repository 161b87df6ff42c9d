package dev.redial.older;

/** In the place of java.util.HexFormat. */
public final class Hex {
  private Hex() {}

  /** In lower case, without any delimiter. */
  public static Hex of() {
    return new Hex();
  }

  /** Eight digits. */
  public String toHexDigits(int number) {
    StringBuilder text = new StringBuilder();
    for (int shift = Integer.SIZE - 4; shift >= 0; shift -= 4) {
      text.append(Character.forDigit(number >> shift & 15, 16));
    }
    return text.toString();
  }

  /** Two digits for each byte. */
  public String formatHex(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte one : bytes) {
      text.append(Character.forDigit(one >> 4 & 15, 16)).append(Character.forDigit(one & 15, 16));
    }
    return text.toString();
  }
}
