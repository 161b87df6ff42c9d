package dev.redial.client.awscrt;

import dev.redial.decision.Decisions;
import dev.redial.http.ClientRequestHook;
import dev.redial.http.HeaderFields;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The AWS CRT: changes a request in the form in which native code gets it. That is a version and
 * then texts, each after its length: method, path, names and values in turn.
 */
final class CrtRequestHook extends ClientRequestHook {
  /** Of the version. */
  private static final int START = Integer.BYTES;

  /** Decides by these rules. */
  public CrtRequestHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object request, @Nullable Object connection)
      throws IOException {
    var target = connection == null ? null : CrtConnections.of(connection);
    if (request == null || target == null) {
      return request;
    }
    var rule = find(target.host(), target.port());
    return changed(request, rule, target.host(), target.port());
  }

  @Override
  public HeaderFields read(Object request) {
    var fields = new HeaderFields();
    var in = ByteBuffer.wrap((byte[]) request);
    in.position(fieldsOf(in));
    while (in.hasRemaining()) {
      fields.add(text(in), text(in));
    }
    return fields;
  }

  @Override
  public Object write(Object request, HeaderFields fields) {
    var known = (byte[]) request;
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.write(known, 0, fieldsOf(ByteBuffer.wrap(known)));
      for (int i = 0; i < fields.size(); i++) {
        write(fields.name(i), out);
        write(fields.value(i), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static int fieldsOf(ByteBuffer request) {
    int path = START + Integer.BYTES + request.getInt(START);
    return path + Integer.BYTES + request.getInt(path);
  }

  private static String text(ByteBuffer in) {
    var bytes = new byte[in.getInt()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void write(@Nullable String text, DataOutputStream out) throws IOException {
    var bytes = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
