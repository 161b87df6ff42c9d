package dev.redial.control;

import dev.redial.report.AgentVersion;
import dev.redial.rule.OldJdk;
import java.lang.instrument.Instrumentation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The way back to the one who attached: the JVM's agent properties ({@code
 * jdk.internal.vm.VMSupport}), which the attach API reads and the application does not see.
 *
 * <p>No port, no file: so it works across users, and into a container. The status is made when the
 * properties are read. Nothing is loaded into the JVM for it: from JDK 21 on, the JVM would print a
 * warning each time.
 */
public final class Answers extends Properties {
  /** The status, for people; as JSON where {@code .json} follows. */
  public static final String STATUS = "dev.redial.status";

  static final String STATUS_JSON = STATUS + ".json";

  /** What goes out to each endpoint, likewise. */
  public static final String FINGERPRINTS = "dev.redial.fingerprints";

  static final String FINGERPRINTS_JSON = FINGERPRINTS + ".json";
  static final String VERSION = "dev.redial.version";

  /** Followed by the number that the command gave: several commands may be under way. */
  public static final String ANSWER = "dev.redial.answer.";

  /** Whoever gave a command reads its answer at once. */
  private static final int MOST_ANSWERS = 16;

  private final Properties shared;
  private final Deque<String> numbers = new ArrayDeque<>();

  /** Reads on what others write into the JVM's own: a visitor may be waiting for its answer. */
  private Answers(Properties shared) {
    super(shared);
    this.shared = shared;
  }

  /** Publishes the status; does so once, however often it is called. */
  static synchronized Answers publish(Instrumentation jvm) throws ReflectiveOperationException {
    var known = known(jvm);
    if (known instanceof Answers own) {
      return own;
    }
    var own = new Answers(known);
    var field = support().getDeclaredField("agentProps");
    field.setAccessible(true);
    field.set(null, own);
    return own;
  }

  /** The JVM's own agent properties, which stay the same when the status is published. */
  static Properties shared(Instrumentation jvm) throws ReflectiveOperationException {
    var known = known(jvm);
    return known instanceof Answers own ? own.shared : known;
  }

  private static Properties known(Instrumentation jvm) throws ReflectiveOperationException {
    var agent = Set.of(Answers.class.getModule());
    var open = Map.of("jdk.internal.vm", agent);
    jvm.redefineModule(Object.class.getModule(), Set.of(), Map.of(), open, Set.of(), Map.of());
    var get = support().getDeclaredMethod("getAgentProperties");
    get.setAccessible(true);
    return (Properties) get.invoke(null);
  }

  private static Class<?> support() throws ClassNotFoundException {
    return Class.forName(
        OldJdk.IS_EIGHT ? "sun.misc.VMSupport" : "jdk.internal.vm.VMSupport", true, null);
  }

  /** Publishes the answer to a command under its number, and forgets an old one. */
  synchronized void answer(String number, String text) {
    numbers.remove(number);
    numbers.add(number);
    setProperty(ANSWER + number, text);
    if (numbers.size() > MOST_ANSWERS) {
      remove(ANSWER + numbers.remove());
    }
  }

  /** Asked for all of them by the JVM, when somebody reads them. */
  @Override
  public Set<String> stringPropertyNames() {
    var names = new TreeSet<String>(super.stringPropertyNames());
    var runtime = AgentRuntime.running();
    if (runtime != null) {
      names.addAll(Set.of(STATUS, STATUS_JSON, VERSION));
      if (runtime.status().fingerprints().areTaken()) {
        names.addAll(Set.of(FINGERPRINTS, FINGERPRINTS_JSON));
      }
    }
    return names;
  }

  @Override
  public @Nullable String getProperty(String name) {
    var runtime = AgentRuntime.running();
    if (runtime == null || !name.startsWith("dev.redial.")) {
      return super.getProperty(name);
    }
    return switch (name) {
      case STATUS -> runtime.status().text();
      case STATUS_JSON -> runtime.status().json();
      case FINGERPRINTS -> new FingerprintReport(runtime.status().fingerprints()).text();
      case FINGERPRINTS_JSON -> new FingerprintReport(runtime.status().fingerprints()).json();
      case VERSION -> AgentVersion.get();
      default -> super.getProperty(name);
    };
  }
}
