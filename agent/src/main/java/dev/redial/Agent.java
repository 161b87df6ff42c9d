package dev.redial;

import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM starts: opens the inner classes and hands over to {@code Startup}.
 *
 * <p>It names no other class of the agent, so that nothing of it is loaded by the application's
 * class loader. It and {@link InnerClasses} are compiled for Java 8, since every JVM must be able
 * to load them. A JVM that is too old for the other classes is told so, and does not abort.
 */
public final class Agent {
  private static final int NEW = 17;
  private static final int OLD = 11;
  private static final String EIGHT = "1.8";

  /** The first update of Java 8 whose TLS is that of Java 11. */
  private static final int UPDATE = 272;

  private static final int USAGE_ERROR = 2;

  /** What a JVM with the agent has. */
  private static final String CLASSES = "dev/redial/classes";

  /** What the command line has besides, here or in a JVM that it visits. */
  private static final String COMMANDS = "dev/redial/commands";

  private static boolean started;
  private static @Nullable String first;
  private static @Nullable ClassLoader inner;

  private Agent() {}

  /** Called by the JVM before the application's main, as {@link java.lang.instrument} says. */
  public static synchronized void premain(@Nullable String argument, Instrumentation jvm) {
    if (started) {
      System.err.println(
          "[redial] is active already"
              + with(first)
              + " and this second -javaagent"
              + with(argument)
              + " is ignored; write the rules of both into one file");
      return;
    }
    started = true;
    first = argument;
    try {
      String lack = lack();
      if (lack == null) {
        accept(own(), "dev.redial.Startup", argument, jvm);
      } else {
        isInactive(argument, lack);
      }
    } catch (Throwable t) {
      isInactive(argument, inWords(t));
    }
  }

  /** What it was given: a file alone, as a URL may hold a password. */
  private static String with(@Nullable String argument) {
    if (argument == null) {
      return "";
    }
    return argument.contains("://") ? ", with rules from a URL," : ", with '" + argument + "',";
  }

  /** The application must start whatever breaks here, unless the user has said otherwise. */
  private static void isInactive(@Nullable String argument, String why) {
    if (isStrict(argument)) {
      System.err.println("[redial] not active; strict=true: the JVM does not start: " + why);
      System.exit(1);
    }
    System.err.println("[redial] not active, the application runs unchanged: " + why);
  }

  /** The options' own class may be what is broken. */
  private static boolean isStrict(@Nullable String argument) {
    return argument != null && ("," + argument + ",").contains(",strict=true,");
  }

  /**
   * Called by the JVM when the jar is loaded into it while it runs, by {@code attach} of the
   * command line or any other tool.
   */
  public static synchronized void agentmain(@Nullable String argument, Instrumentation jvm) {
    String lack;
    try {
      lack = inner == null ? lack() : null;
      if (lack == null && isVisit(argument)) {
        ClassLoader own = inner == null ? open(CLASSES, null) : inner;
        accept(open(COMMANDS, own), "dev.redial.Visit", argument, jvm);
        return;
      }
      started = true;
      if (lack == null) {
        accept(own(), "dev.redial.Attachment", argument, jvm);
        return;
      }
    } catch (Throwable t) {
      lack = inWords(t);
    }
    System.err.println("[redial] not attached, the application runs on unchanged: " + lack);
  }

  /** Where no rules hold, its classes are forgotten when it is over: see {@code Visit}. */
  private static boolean isVisit(@Nullable String argument) {
    return argument != null && argument.startsWith("redial-visit|");
  }

  private static String inWords(Throwable t) {
    return t instanceof SecurityException
        ? "the SecurityManager does not let it work ("
            + t.getMessage()
            + "); let the policy grant the agent's jar java.security.AllPermission"
        : String.valueOf(t);
  }

  /** The command line: {@code java -jar redial-agent.jar check RULES}. */
  public static void main(String[] arguments) throws Exception {
    String lack = lack();
    if (lack != null) {
      System.err.println("redial: " + lack);
      System.exit(USAGE_ERROR);
    }
    accept(open(COMMANDS, own()), "dev.redial.cli.CommandLine", arguments, System.out);
  }

  private static @Nullable String lack() {
    String version = System.getProperty("java.version", "");
    return fits(specification(), version)
        ? null
        : "it needs Java 8u"
            + UPDATE
            + " or a later Java 8, 11, or 17 or later, and this is Java "
            + version
            + " in "
            + System.getProperty("java.home");
  }

  private static String specification() {
    return System.getProperty("java.specification.version", "");
  }

  /**
   * Whether the agent has been tried on such a JVM.
   *
   * @param specification 1.8, 9, 11, 17
   * @param version 1.8.0_504, 11.0.24, 17.0.12
   */
  static boolean fits(String specification, String version) {
    if (specification.equals(EIGHT)) {
      return update(version) >= UPDATE;
    }
    int feature = number(specification, 0);
    return feature == OLD || feature >= NEW;
  }

  /** Of Java 8: 504 of 1.8.0_504-b01. */
  private static int update(String version) {
    int start = version.indexOf('_');
    return start < 0 ? 0 : number(version, start + 1);
  }

  private static int number(String text, int start) {
    int end = start;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    // no JVM has a number that is too long
    return end == start || end - start > 6 ? 0 : Integer.parseInt(text.substring(start, end));
  }

  private static ClassLoader own() throws Exception {
    ClassLoader own = inner == null ? open(CLASSES, null) : inner;
    inner = own;
    return own;
  }

  /** Most of the source is written for Java 17; older JVMs have an entry of their own. */
  private static ClassLoader open(String entry, @Nullable ClassLoader above) throws Exception {
    String jar = Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI().getPath();
    String specification = specification();
    boolean isOlder = specification.equals(EIGHT) || number(specification, 0) < NEW;
    return InnerClasses.open(jar, isOlder ? entry + "-8" : entry, above);
  }

  @SuppressWarnings("unchecked")
  private static <A, B> void accept(ClassLoader classes, String type, @Nullable A first, B second)
      throws Exception {
    Object entry = classes.loadClass(type).getConstructor().newInstance();
    ((BiConsumer<@Nullable A, B>) entry).accept(first, second);
  }
}
