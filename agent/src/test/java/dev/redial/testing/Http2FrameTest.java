package dev.redial.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackEncoder;
import org.eclipse.jetty.http2.hpack.HpackException;
import org.junit.jupiter.api.Test;

class Http2FrameTest {
  /** A client that sends both must not pass as one that sends the first alone. */
  @Test
  void authorities_authorityAndHostField_areBothSeen() throws IOException, HpackException {
    var uri = HttpURI.build("https://first.test/");
    var fields = HttpFields.build().put("host", "second.test");
    var head = new MetaData.Request("GET", uri, HttpVersion.HTTP_2, fields);
    var block = ByteBuffer.allocate(512);
    new HpackEncoder().encode(block, head);
    var requests = Http2Frame.requests(connection(block.flip()));
    assertThat(requests).hasSize(1);
    assertThat(requests.get(0).authorities()).containsExactly("first.test", "second.test");
  }

  private static byte[] connection(ByteBuffer block) {
    var out = new ByteArrayOutputStream();
    out.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(new byte[] {0, 0, (byte) block.remaining(), Http2Frame.HEADERS, 4, 0, 0, 0, 1});
    while (block.hasRemaining()) {
      out.write(block.get());
    }
    return out.toByteArray();
  }
}
