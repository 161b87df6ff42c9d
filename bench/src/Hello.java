/** The program whose start is measured. */
final class Hello {
  public static void main(String[] arguments) {
    System.out.println("hello");
  }
}
