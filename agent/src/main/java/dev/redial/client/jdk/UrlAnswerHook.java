package dev.redial.client.jdk;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import dev.redial.http.MessageHeaders;
import dev.redial.http.Ports;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** HttpURLConnection and HttpsURLConnection: records what servers and proxies answer. */
final class UrlAnswerHook extends SideHook {
  /** Resolved at the first answer: at weaving, the client's class is being loaded. */
  private static final class Headers {
    static final MessageHeaders HEADERS;

    static {
      try {
        HEADERS = new MessageHeaders();
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }
  }

  /** Decides by these rules. */
  public UrlAnswerHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object head, @Nullable Object url) {
    if (head != null && url instanceof URL asked) {
      try {
        int status = Headers.HEADERS.status(head);
        if (status > 0) {
          decisions
              .reports()
              .answered(asked.getHost(), Ports.of(asked.getPort(), asked.getProtocol()), status);
        }
      } catch (Throwable t) {
        throw new IllegalStateException(t);
      }
    }
    return head;
  }
}
