package dev.redial.older;

/** In the place of java.lang.Runtime.Version, as far as the agent asks. */
public final class Version {
  private final String text;
  private final int feature;

  private Version(String text, int feature) {
    this.text = text;
    this.feature = feature;
  }

  /** That of the running JVM. */
  public static Version version() {
    return parse(System.getProperty("java.version", ""));
  }

  /** Reads {@code 17.0.12} and {@code 1.8.0_504}. */
  public static Version parse(String text) {
    String number = text.startsWith("1.") ? text.substring(2) : text;
    int end = 0;
    while (end < number.length() && Character.isDigit(number.charAt(end))) {
      end++;
    }
    return new Version(text, Integer.parseInt(number.substring(0, end)));
  }

  /** 8, 11, 17. */
  public int feature() {
    return feature;
  }

  @Override
  public String toString() {
    return text;
  }
}
