package dev.redial.route.dial;

import dev.redial.rule.host.Address;
import dev.redial.work.AgentCallScope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * The application's own dial of a host whose name was not looked up, because a rule holds for it on
 * another port.
 */
public record OwnCandidate(Address dial) implements Candidate {
  @Override
  public InetAddress[] addresses() throws UnknownHostException {
    boolean outer = AgentCallScope.begin();
    try {
      return InetAddress.getAllByName(dial.host());
    } finally {
      AgentCallScope.end(outer);
    }
  }

  @Override
  public @Nullable Opening open(LocalEnd connected) {
    return null;
  }

  @Override
  public IOException failed(IOException why) {
    return why;
  }

  @Override
  public IOException late() {
    return new SocketTimeoutException("Connect timed out");
  }
}
