package dev.redial.client.jodd;

import dev.redial.decision.Decisions;
import dev.redial.http.ClientRequestHook;
import dev.redial.http.HeaderFields;
import dev.redial.http.RequestHead;
import dev.redial.reflect.ClientConstructor;
import dev.redial.reflect.ClientMethod;
import dev.redial.reflect.Members;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Jodd HTTP: sends a copy of the bytes of a request, with a changed head. The request object is the
 * application's, which may print it or send it again.
 */
final class JoddHook extends ClientRequestHook {
  private static final String END = "\r\n\r\n";
  private static final ClientMethod HOST = ClientMethod.object("host()");
  private static final ClientMethod PORT = ClientMethod.number("port()");
  private static final ClientMethod BYTES = ClientMethod.object("toArray()");
  private static final ClientMethod APPEND_TEXT = ClientMethod.object("append(String)");
  private static final ClientMethod APPEND_FILE = ClientMethod.object("append(Uploadable)");
  private static final ClientConstructor NEW_BUFFER = new ClientConstructor("Buffer", "Buffer()");

  /** Decides by these rules. */
  public JoddHook(Decisions decisions) {
    super(decisions);
  }

  /** Gets a buffer and what it was made from; a response, which a server sends, has no host. */
  @Override
  protected @Nullable Object on(@Nullable Object buffer, @Nullable Object message)
      throws IOException {
    if (buffer == null || message == null || !HOST.isIn(message)) {
      return buffer;
    }
    var host = (String) HOST.call(message);
    if (host == null || isSpared(any(host))) {
      return buffer;
    }
    int port = PORT.number(message);
    return changed(buffer, find(host, port), host, port);
  }

  @Override
  public HeaderFields read(Object buffer) {
    return RequestHead.parse(head(buffer)).fields();
  }

  @Override
  public Object write(Object buffer, HeaderFields fields) {
    var head = head(buffer);
    var text = new StringBuilder();
    new RequestHead(RequestHead.parse(head).line(), fields).appendTo(text);
    var copy = NEW_BUFFER.create(buffer);
    int skipped = head.length();
    for (var part : parts(buffer)) {
      var bytes = bytes(part);
      if (bytes == null) {
        APPEND_FILE.call(copy, part);
      } else {
        APPEND_TEXT.call(copy, text + bytes.substring(skipped));
        text.setLength(0);
        skipped = 0;
      }
    }
    return copy;
  }

  /** It is at the beginning of the first part, and whole. */
  private static String head(Object buffer) {
    var text = bytes(parts(buffer).get(0));
    if (text == null) {
      throw new IllegalStateException("the request begins with a file");
    }
    int end = text.indexOf(END);
    return end < 0 ? text : text.substring(0, end + END.length());
  }

  /** The bytes of a part as characters, or null if it is a file. */
  private static @Nullable String bytes(Object part) {
    if (part instanceof ByteArrayOutputStream bytes) {
      return new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
    }
    return BYTES.isIn(part)
        ? new String((byte[]) BYTES.get(part), StandardCharsets.ISO_8859_1)
        : null;
  }

  private static List<?> parts(Object buffer) {
    try {
      return (List<?>) Objects.requireNonNull(Members.get(buffer, "list"));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
