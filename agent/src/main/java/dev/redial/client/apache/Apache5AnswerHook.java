package dev.redial.client.apache;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import dev.redial.reflect.ClientMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Apache HttpClient 5: records what servers answer, and proxies that open no tunnel. */
final class Apache5AnswerHook extends SideHook {
  private static final ClientMethod STATUS = ClientMethod.number("getCode()");
  private static final ClientMethod REQUEST = ClientMethod.object("getRequest()");
  private static final ClientMethod NAME = ClientMethod.object("getName()");
  private static final ClientMethod VALUE = ClientMethod.object("getValue()");

  /** Decides by these rules. */
  public Apache5AnswerHook(Decisions decisions) {
    super(decisions);
  }

  /** The request, or the context that holds it; a head is a list of fields in HTTP/2. */
  @Override
  protected @Nullable Object on(@Nullable Object head, @Nullable Object source) {
    int status = head == null ? 0 : status(head);
    var request = source != null && REQUEST.isIn(source) ? REQUEST.call(source) : source;
    var authority = request == null ? null : Apache5Target.of(request);
    if (request != null && authority != null && status > 0) {
      int port = Apache5Target.port(authority, request);
      decisions.reports().answered(Apache5Target.host(authority), port, status);
    }
    return head;
  }

  private static int status(Object head) {
    return head instanceof List<?> fields ? status(fields) : STATUS.number(head);
  }

  /** The status, or 0 of the fields that follow a body. */
  private static int status(List<?> fields) {
    var first = fields.isEmpty() ? null : fields.get(0);
    return first != null && ":status".equals(NAME.call(first))
        ? Integer.parseInt(String.valueOf(VALUE.call(first)))
        : 0;
  }
}
