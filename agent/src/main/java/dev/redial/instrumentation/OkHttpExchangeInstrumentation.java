package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.argument;

import dev.redial.http.OkHttpHook;
import dev.redial.operate.Decisions;
import java.util.List;

/**
 * OkHttp's last method that has a request as an object, with the Host that :authority is made of;
 * the handshake of a WebSocket goes through it too, CONNECT does not. Seen in 3.14 to 5.5.
 */
final class OkHttpExchangeInstrumentation implements TypeInstrumentation {
  static final String HTTP_1 = "okhttp3.internal.http1.Http1ExchangeCodec";
  static final String HTTP_2 = "okhttp3.internal.http2.Http2ExchangeCodec";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
            "writeRequestHeaders(Request)", new OkHttpHook(decisions), argument(0)));
  }
}
