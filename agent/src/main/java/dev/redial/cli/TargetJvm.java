package dev.redial.cli;

import dev.redial.rule.OldJdk;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider;
import org.jspecify.annotations.Nullable;

/**
 * Another JVM on this machine, by the attach API ({@code com.sun.tools.attach}), which a JRE lacks.
 * Byte Buddy's agent finds it in the module {@code jdk.attach}. Java 8 has it in tools.jar.
 */
final class TargetJvm implements AutoCloseable {
  /** What {@link AttachProblem} knows it by. */
  static final String NO_API = "no attach API";

  private static final String DONE_BY_EIGHT = "AgentLoadException: 0";
  private static final String DONE_BY_LATER = "Non-numeric value found";

  /** Once found: Java 8 has a loader of its own for it, and a native library knows one only. */
  private static @Nullable Class<?> api;

  private final Object machine;

  private TargetJvm(Object machine) {
    this.machine = machine;
  }

  /** Why it does not work; {@link AttachProblem} says it for people. */
  static final class AttachException extends IOException {
    private static final long serialVersionUID = 1;

    AttachException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** Connects to a process. */
  static TargetJvm attach(String pid) throws AttachException {
    var machine = call(api(), "attach", null, pid);
    if (machine == null) {
      throw new AttachException("the attach API answers nothing", null);
    }
    return new TargetJvm(machine);
  }

  /**
   * The JVMs of this user, by their process ids, with what they run.
   *
   * @param whole whether with their arguments, which may hold passwords
   */
  static Map<String, String> list(boolean whole) throws AttachException {
    var own = String.valueOf(ProcessHandle.current().pid());
    var all = new TreeMap<String, String>();
    if (call(api(), "list", null) instanceof Iterable<?> descriptors) {
      for (var descriptor : descriptors) {
        var type = descriptor.getClass();
        var pid = String.valueOf(call(type, "id", descriptor));
        if (!pid.equals(own)) {
          var name = String.valueOf(call(type, "displayName", descriptor));
          all.put(pid, whole ? name : program(name));
        }
      }
    }
    return all;
  }

  /** The main class or the jar, where the name ends at the first space. */
  private static String program(String displayName) {
    int space = displayName.indexOf(' ');
    return space < 0 ? displayName : displayName.substring(0, space);
  }

  /** What agents have published there. */
  Properties agentProperties() throws AttachException {
    return call(machine.getClass(), "getAgentProperties", machine) instanceof Properties known
        ? known
        : new Properties();
  }

  /**
   * Has it load an agent. Java 8 and later releases report success in different words, and the
   * tools of one take those of the other for a failure. The caller waits for an answer, which
   * tells.
   */
  void load(String jar, String argument) throws AttachException {
    try {
      call(machine.getClass(), "loadAgent", machine, jar, argument);
    } catch (AttachException e) {
      var message = String.valueOf(e.getMessage());
      if (!message.endsWith(DONE_BY_EIGHT) && !message.contains(DONE_BY_LATER)) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    try {
      call(machine.getClass(), "detach", machine);
    } catch (AttachException e) {
      // Whatever was wanted was done or has failed already.
    }
  }

  private static Class<?> api() throws AttachException {
    var known = api;
    if (known == null) {
      known = OldJdk.IS_EIGHT ? ofTools() : ofModule();
      api = known;
    }
    return known;
  }

  private static Class<?> ofModule() throws AttachException {
    var accessor = AttachmentProvider.ForModularizedVm.INSTANCE.attempt();
    if (!accessor.isAvailable()) {
      throw new AttachException(NO_API, null);
    }
    return accessor.getVirtualMachineType();
  }

  /** Java 8 has it in a jar of the JDK, whose JRE {@code java.home} names. */
  private static Class<?> ofTools() throws AttachException {
    var home = Path.of(System.getProperty("java.home"));
    var ofJre = home.resolveSibling("lib").resolve("tools.jar");
    var tools = Files.exists(ofJre) ? ofJre : home.resolve("lib").resolve("tools.jar");
    try {
      var loader = new URLClassLoader(new URL[] {tools.toUri().toURL()}, null);
      return Class.forName("com.sun.tools.attach.VirtualMachine", true, loader);
    } catch (ClassNotFoundException | MalformedURLException e) {
      throw new AttachException(NO_API, e);
    }
  }

  private static @Nullable Object call(
      Class<?> type, String name, @Nullable Object target, String... arguments)
      throws AttachException {
    try {
      return method(type, name, arguments.length).invoke(target, (Object[]) arguments);
    } catch (InvocationTargetException e) {
      throw new AttachException(String.valueOf(e.getCause()), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AttachException(String.valueOf(e), e);
    }
  }

  /**
   * The method that takes so many texts and nothing else: attach is there for a descriptor too. In
   * an exported class, since those of the implementation are not.
   */
  static Method method(Class<?> type, String name, int texts) throws NoSuchMethodException {
    var parameters = new Class<?>[texts];
    Arrays.fill(parameters, String.class);
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      if (at.getName().startsWith("com.sun.tools.attach.")) {
        return at.getMethod(name, parameters);
      }
    }
    throw new NoSuchMethodException(name);
  }
}
