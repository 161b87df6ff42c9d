package dev.redial.client.apache;

import dev.redial.decision.Decisions;
import dev.redial.http.HeaderFields;
import dev.redial.reflect.ClientConstructor;
import dev.redial.reflect.ClientMethod;
import dev.redial.reflect.Members;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpAsyncClient 4: has the connection submit a changed copy of the request that an
 * exchange has made ready. What writes the body looks for it in the request.
 */
final class Apache4AsyncHook extends Apache4Hook {
  private static final ClientMethod LINE = ClientMethod.object("getRequestLine()");
  private static final ClientMethod BODY = ClientMethod.object("getEntity()");
  private static final ClientMethod SET_BODY = ClientMethod.object("setEntity(HttpEntity)");
  private static final ClientConstructor NEW_REQUEST =
      new ClientConstructor("HttpRequest", "message.BasicHttpEntityEnclosingRequest(RequestLine)");

  /** Decides by these rules. */
  public Apache4AsyncHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object request, @Nullable Object exchange)
      throws IOException {
    if (request == null || exchange == null) {
      return request;
    }
    try {
      return super.on(request, Members.get(exchange, "localContext"));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Object write(Object request, HeaderFields fields) {
    if (!BODY.isIn(request)) {
      return super.write(request, fields);
    }
    var copy = NEW_REQUEST.create(request, LINE.get(request));
    SET_BODY.call(copy, BODY.call(request));
    return filled(copy, fields);
  }
}
