package dev.redial.connect.socket;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives a socket whose bytes go through TLS to a proxy the streams of that TLS. */
final class TunnelHook extends Hook {
  private final Use use;

  private enum Use {
    INPUT,
    OUTPUT,
    SHUTDOWN,
    CLOSE
  }

  private TunnelHook(Decisions decisions, Use use) {
    super(decisions);
    this.use = use;
  }

  /** Replaces the stream of what the peer sends. */
  public static TunnelHook input(Decisions decisions) {
    return new TunnelHook(decisions, Use.INPUT);
  }

  /** Replaces the stream of what is sent. */
  public static TunnelHook output(Decisions decisions) {
    return new TunnelHook(decisions, Use.OUTPUT);
  }

  /** Ends TLS before the socket's output is shut down. */
  public static TunnelHook shutdown(Decisions decisions) {
    return new TunnelHook(decisions, Use.SHUTDOWN);
  }

  /** Ends TLS before the socket is closed. */
  public static TunnelHook close(Decisions decisions) {
    return new TunnelHook(decisions, Use.CLOSE);
  }

  @Override
  protected @Nullable Object on(@Nullable Object stream, @Nullable Object impl) throws IOException {
    var tunnel =
        use == Use.CLOSE ? Tunnels.remove(stream) : Tunnels.of(use == Use.SHUTDOWN ? stream : impl);
    if (tunnel == null) {
      return stream;
    }
    switch (use) {
      case INPUT -> {
        return tunnel.in();
      }
      case OUTPUT -> {
        return tunnel.out();
      }
      case SHUTDOWN -> tunnel.shutdownOutput();
      case CLOSE -> beforeClose(tunnel);
    }
    return stream;
  }

  /** The peer may be gone already, which must not keep the socket open. */
  private static void beforeClose(TlsTunnel tunnel) {
    try {
      tunnel.beforeClose();
    } catch (IOException e) {
      // There is nobody left to tell.
    }
  }
}
