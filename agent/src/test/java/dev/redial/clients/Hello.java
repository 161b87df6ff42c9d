package dev.redial.clients;

/** The least program: says hello and its arguments. */
public final class Hello {
  private Hello() {}

  public static void main(String[] arguments) {
    System.out.println("hello " + String.join(" ", arguments));
  }
}
