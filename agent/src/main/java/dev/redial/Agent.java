package dev.redial;

import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;

/**
 * What the JVM starts: opens the inner classes and hands over to {@code Startup}.
 *
 * <p>It names no other class of the agent, so that nothing of it is loaded by the application's
 * class loader.
 */
public final class Agent {
  private static boolean started;

  private Agent() {}

  /** Called by the JVM before the application's main, as {@link java.lang.instrument} says. */
  public static synchronized void premain(String argument, Instrumentation jvm) {
    if (started) {
      System.err.println("[redial] is active already; this second -javaagent is left out");
      return;
    }
    started = true;
    try {
      start("dev.redial.Startup", argument, jvm);
    } catch (Throwable t) {
      // The application must start whatever breaks here.
      System.err.println("[redial] not active, the application runs unchanged: " + t);
    }
  }

  /** The command line: {@code java -jar redial-agent.jar check RULES}. */
  public static void main(String[] arguments) throws Exception {
    start("dev.redial.cli.CommandLine", arguments, System.out);
  }

  @SuppressWarnings("unchecked")
  private static <A, B> void start(String type, A first, B second) throws Exception {
    var jar = Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI().getPath();
    var entry = InnerClasses.open(jar).loadClass(type).getDeclaredConstructor().newInstance();
    ((BiConsumer<A, B>) entry).accept(first, second);
  }
}
