package dev.redial;

import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM starts: opens the inner classes and hands over to {@code Startup}.
 *
 * <p>It names no other class of the agent, so that nothing of it is loaded by the application's
 * class loader.
 */
public final class Agent {
  private static boolean started;
  private static @Nullable ClassLoader inner;

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
      if (isStrict(argument)) {
        System.err.println("[redial] not active; strict=true: the JVM does not start: " + t);
        System.exit(1);
      }
      // The application must start whatever breaks here.
      System.err.println("[redial] not active, the application runs unchanged: " + t);
    }
  }

  /**
   * Called by the JVM when the jar is loaded into it while it runs, by {@code attach} of the
   * command line or any other tool.
   */
  public static synchronized void agentmain(String argument, Instrumentation jvm) {
    started = true;
    try {
      start("dev.redial.Attachment", argument, jvm);
    } catch (Throwable t) {
      System.err.println("[redial] not attached, the application runs on unchanged: " + t);
    }
  }

  /** The options' own class may be what is broken. */
  private static boolean isStrict(@Nullable String argument) {
    return argument != null && ("," + argument + ",").contains(",strict=true,");
  }

  /** The command line: {@code java -jar redial-agent.jar check RULES}. */
  public static void main(String[] arguments) throws Exception {
    start("dev.redial.cli.CommandLine", arguments, System.out);
  }

  @SuppressWarnings("unchecked")
  private static <A, B> void start(String type, A first, B second) throws Exception {
    if (inner == null) {
      var jar = Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI().getPath();
      inner = InnerClasses.open(jar);
    }
    var entry = inner.loadClass(type).getDeclaredConstructor().newInstance();
    ((BiConsumer<A, B>) entry).accept(first, second);
  }
}
