/** What any agent costs: the JVM loads java.instrument and one class. */
public final class EmptyAgent {
  public static void premain(String options) {}
}
