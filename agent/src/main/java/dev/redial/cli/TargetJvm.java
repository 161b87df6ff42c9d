package dev.redial.cli;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider;
import org.jspecify.annotations.Nullable;

/**
 * Another JVM on this machine, by the attach API ({@code com.sun.tools.attach}, of the module
 * {@code jdk.attach}), which Byte Buddy's agent finds: a JRE has none.
 */
final class TargetJvm implements AutoCloseable {
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

  /** Has it load an agent. */
  void load(String jar, String argument) throws AttachException {
    call(machine.getClass(), "loadAgent", machine, jar, argument);
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
    var accessor = AttachmentProvider.ForModularizedVm.INSTANCE.attempt();
    if (!accessor.isAvailable()) {
      throw new AttachException("no attach API", null);
    }
    return accessor.getVirtualMachineType();
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
