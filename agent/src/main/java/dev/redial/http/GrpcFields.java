package dev.redial.http;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * gRPC on Netty: the pseudo fields of a request, names and values in turn. Its headers can be gone
 * through only, which makes an object for each field.
 */
public final class GrpcFields {
  /** By the class of headers. */
  private static final ClassValue<Optional<MethodHandle>> IN_FRONT =
      new ClassValue<>() {
        @Override
        protected Optional<MethodHandle> computeValue(Class<?> headers) {
          try {
            var field = headers.getDeclaredField("preHeaders");
            var getter =
                MethodHandles.privateLookupIn(headers, MethodHandles.lookup())
                    .unreflectGetter(field);
            return Optional.of(getter.asType(MethodType.methodType(Object[].class, Object.class)));
          } catch (ReflectiveOperationException | RuntimeException e) {
            // Others, or in a module that is closed to reflection.
            return Optional.empty();
          }
        }
      };

  private GrpcFields() {}

  /** Null if these headers are not such, or cannot be got at. */
  public static Object @Nullable [] inFront(Object headers) {
    var getter = IN_FRONT.get(headers.getClass());
    if (getter.isEmpty()) {
      return null;
    }
    try {
      return (Object[]) getter.get().invokeExact(headers);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
