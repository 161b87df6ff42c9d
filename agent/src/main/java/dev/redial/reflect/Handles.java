package dev.redial.reflect;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * The JDK's own members of a class, private ones too. Its packages must be open to the agent.
 *
 * <p>A member that is not there is a LinkageError: the type that needs it is not woven.
 */
public final class Handles {
  private static final MethodHandles.Lookup OWN = MethodHandles.lookup();

  private final Class<?> type;
  private final MethodHandles.Lookup lookup;

  private Handles(Class<?> type, MethodHandles.Lookup lookup) {
    this.type = type;
    this.lookup = lookup;
  }

  public static Handles of(String type) {
    try {
      var known = Class.forName(type, false, null);
      return new Handles(known, MethodHandles.privateLookupIn(known, OWN));
    } catch (ReflectiveOperationException e) {
      throw missing(e);
    }
  }

  /**
   * The method of that name and those parameters, in the shape it is called with here. An Object
   * stands for a type that the agent cannot name; two methods that fit are as good as none.
   */
  public MethodHandle method(String name, Class<?> result, Class<?>... parameters) {
    return method(name, MethodType.methodType(result, parameters));
  }

  private MethodHandle method(String name, MethodType shape) {
    MethodHandle found = null;
    for (Method method : type.getDeclaredMethods()) {
      if (!method.isBridge() && method.getName().equals(name)) {
        var handle = unreflected(method);
        if (fits(handle.type(), shape)) {
          if (found != null) {
            throw missing(new NoSuchMethodException("the one " + type.getName() + "." + name));
          }
          found = handle.asType(shape);
        }
      }
    }
    if (found == null) {
      throw missing(new NoSuchMethodException(type.getName() + "." + name + shape));
    }
    return found;
  }

  /** The same, as the class itself has it: not what a subclass has in its place. */
  public MethodHandle ownMethod(String name, Class<?> result, Class<?>... parameters) {
    try {
      var types = Arrays.copyOfRange(parameters, 1, parameters.length);
      var handle = lookup.unreflectSpecial(type.getDeclaredMethod(name, types), type);
      return handle.asType(MethodType.methodType(result, parameters));
    } catch (ReflectiveOperationException e) {
      throw missing(e);
    }
  }

  /** The constructor with these parameters, of types that the agent may be unable to name. */
  public MethodHandle constructor(Class<?> result, String... parameters) {
    try {
      var types = new Class<?>[parameters.length];
      for (int i = 0; i < types.length; i++) {
        types[i] = Class.forName(parameters[i], false, null);
      }
      var shape = MethodType.genericMethodType(types.length).changeReturnType(result);
      return lookup.unreflectConstructor(type.getDeclaredConstructor(types)).asType(shape);
    } catch (ReflectiveOperationException e) {
      throw missing(e);
    }
  }

  private MethodHandle unreflected(Method method) {
    try {
      return lookup.unreflect(method);
    } catch (IllegalAccessException e) {
      throw missing(e);
    }
  }

  /** Whether each parameter is the wanted one, or is nothing that the agent can name. */
  private static boolean fits(MethodType found, MethodType wanted) {
    if (found.parameterCount() != wanted.parameterCount()) {
      return false;
    }
    for (int i = 0; i < found.parameterCount(); i++) {
      boolean named = wanted.parameterType(i) != Object.class;
      if (named && found.parameterType(i) != wanted.parameterType(i)) {
        return false;
      }
    }
    return true;
  }

  /** A field by the type it has. */
  public VarHandle field(String name) {
    try {
      return lookup.unreflectVarHandle(declared(name));
    } catch (ReflectiveOperationException e) {
      throw missing(e);
    }
  }

  /** What a static field holds. */
  public Object constant(String name) {
    try {
      return lookup.unreflectGetter(declared(name)).invoke();
    } catch (Throwable e) {
      throw missing(e);
    }
  }

  private Field declared(String name) throws NoSuchFieldException {
    return type.getDeclaredField(name);
  }

  private static LinkageError missing(Throwable cause) {
    return new LinkageError("the JDK lacks " + cause.getMessage(), cause);
  }

  /** What a call by handle threw, for a method that throws nothing checked but IOException. */
  public static IOException thrown(Throwable t) {
    if (t instanceof IOException io) {
      return io;
    }
    if (t instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (t instanceof Error error) {
      throw error;
    }
    return new IOException(t);
  }
}
