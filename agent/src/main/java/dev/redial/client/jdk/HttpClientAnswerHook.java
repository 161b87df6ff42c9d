package dev.redial.client.jdk;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import dev.redial.http.Ports;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** java.net.http: records what servers and proxies answer. */
final class HttpClientAnswerHook extends SideHook {
  private static final int CHALLENGE = 407;

  /** By the class of answers, as one of its own reads an int without making an object of it. */
  private static final ClassValue<MethodHandle> STATUS =
      new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
          try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                .findGetter(type, "statusCode", int.class)
                .asType(MethodType.methodType(int.class, Object.class));
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        }
      };

  /** Decides by these rules. */
  public HttpClientAnswerHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object answer, @Nullable Object request) {
    if (answer != null && request instanceof HttpRequest of) {
      var uri = of.uri();
      if (uri != null && uri.getHost() != null) {
        int status = status(answer);
        if (status != CHALLENGE || !isTunnel(of)) {
          int port = Ports.of(uri.getPort(), uri.getScheme());
          decisions.reports().answered(uri.getHost(), port, status);
        }
      }
    }
    return answer;
  }

  /** Such a challenge comes twice, the second time as an answer to the request behind it. */
  private static boolean isTunnel(HttpRequest request) {
    return request.method().equals("CONNECT");
  }

  private static int status(Object answer) {
    try {
      return (int) STATUS.get(answer.getClass()).invokeExact(answer);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
