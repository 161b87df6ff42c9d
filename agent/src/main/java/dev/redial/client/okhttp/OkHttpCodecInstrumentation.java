package dev.redial.client.okhttp;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * What {@link OkHttpExchangeInstrumentation} weaves, as it was in OkHttp 3.0 to 3.13; HTTP/2 went
 * by Host since 3.8 only. Seen in 3.0, 3.4, 3.5, 3.8 and 3.13.
 */
final class OkHttpCodecInstrumentation implements TypeInstrumentation {
  /** Up to 3.4. */
  static final String STREAM_1 = "okhttp3.internal.http.Http1xStream";

  /** Up to 3.4. */
  static final String STREAM_2 = "okhttp3.internal.http.Http2xStream";

  /** From 3.5 on. */
  static final String CODEC_1 = "okhttp3.internal.http1.Http1Codec";

  /** From 3.5 on. */
  static final String CODEC_2 = "okhttp3.internal.http2.Http2Codec";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
            "writeRequestHeaders(Request)", new OkHttpHook(decisions), argument(0)),
        Insertion.replacingAtExit(
                "http2HeadersList(Request)",
                new OkHttpAuthorityHook(decisions),
                RESULT,
                argument(0))
            .ifThere());
  }
}
