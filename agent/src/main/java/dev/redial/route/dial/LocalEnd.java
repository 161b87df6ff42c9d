package dev.redial.route.dial;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** This side of a connection. */
public interface LocalEnd {
  /** Its address and port, or null while they are not known. */
  @Nullable InetSocketAddress local() throws IOException;
}
