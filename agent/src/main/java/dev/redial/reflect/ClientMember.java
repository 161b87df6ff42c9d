package dev.redial.reflect;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A public method or constructor of a client library, whose types the agent cannot name. They are
 * the application's, there may be many copies of them, and some are relocated.
 *
 * <p>It is looked up once for each class of objects. A call allocates nothing of its own. Safe for
 * use by many threads.
 */
public abstract class ClientMember extends ClassValue<Optional<MethodHandle>> {
  private final String name;

  /** By a name for what is said when it is not there. */
  ClientMember(String name) {
    this.name = name;
  }

  /** Whether objects of this class have it. */
  public final boolean isIn(Object object) {
    return get(object.getClass()).isPresent();
  }

  final MethodHandle of(Object object) {
    var member = get(object.getClass());
    if (member.isEmpty()) {
      throw new IllegalStateException(object.getClass().getName() + " has no " + name);
    }
    return member.get();
  }

  @Override
  protected final Optional<MethodHandle> computeValue(Class<?> type) {
    try {
      return Optional.ofNullable(find(type));
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty();
    }
  }

  /** Looks it up, starting at a class of the client's. */
  abstract @Nullable MethodHandle find(Class<?> type) throws ReflectiveOperationException;

  /** The handle with objects for all types but that of the result. */
  static MethodHandle generic(MethodHandle handle, Class<?> result) {
    return handle.asType(
        MethodType.genericMethodType(handle.type().parameterCount()).changeReturnType(result));
  }

  static boolean isPublic(Class<?> type, Executable member, String simpleTypes) {
    return Modifier.isPublic(type.getModifiers())
        && Modifier.isPublic(member.getModifiers())
        && !member.isSynthetic()
        && simpleTypes(member).equals(simpleTypes);
  }

  private static String simpleTypes(Executable member) {
    var text = new StringBuilder("(");
    for (var type : member.getParameterTypes()) {
      text.append(text.length() > 1 ? "," : "").append(type.getSimpleName());
    }
    return text.append(')').toString();
  }

  static MethodHandles.Lookup lookup() {
    return MethodHandles.publicLookup();
  }

  /** A library's own exception stays what it is, where the caller may see it. */
  static RuntimeException unchecked(Throwable t) {
    if (t instanceof Error error) {
      throw error;
    }
    return t instanceof RuntimeException known ? known : new IllegalStateException(t);
  }
}
