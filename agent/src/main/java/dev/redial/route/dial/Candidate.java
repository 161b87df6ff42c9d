package dev.redial.route.dial;

import dev.redial.rule.host.Address;
import dev.redial.rule.host.HostName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One of the candidates that a {@link ConnectPlan} tries in turn. */
public interface Candidate {
  /** Where to connect to. */
  Address dial();

  /** Whether {@link #addresses} takes no time, since no name has to be looked up. */
  default boolean isAtHand() {
    return HostName.isIp(dial().host());
  }

  /** What its addresses may be remembered by, or null if each connection looks them up. */
  default @Nullable String remembered() {
    return dial().host();
  }

  /**
   * What must be done before the addresses are looked up, or null; the same each time. The agent
   * does it, and whoever does not wait for it any more cancels it.
   */
  default @Nullable CompletableFuture<?> preparation() {
    return null;
  }

  /** Nothing more is tried by it, whether it is open or not. */
  default void over() {}

  /** Looks the addresses up, which may take long. */
  InetAddress[] addresses() throws UnknownHostException;

  /** The port to connect to, asked for when that begins. */
  default int port() throws IOException {
    return dial().port();
  }

  /** It is being connected to. */
  default void begun(LocalEnd connecting) throws IOException {}

  /** What is to be said once it is connected, or null if it is the application's then. */
  @Nullable Opening open(LocalEnd connected) throws IOException;

  /** What the application is told when there is no connection to it. */
  IOException failed(IOException why);

  /** What it is told when the connection breaks before it is the application's. */
  default IOException broken(IOException why) {
    return failed(why);
  }

  /** What the application is told when it takes too long. */
  IOException late();
}
