package dev.redial.route.dial;

import dev.redial.rule.host.Address;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/** A candidate without a proxy, whose failures bear its name. */
class NamedCandidate implements Candidate {
  final String name;

  NamedCandidate(String name) {
    this.name = name;
  }

  @Override
  public Address dial() {
    return new Address(name, 7);
  }

  @Override
  public InetAddress[] addresses() {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable Opening open(LocalEnd connected) {
    return null;
  }

  @Override
  public IOException failed(IOException why) {
    return new ConnectException(name + ": " + why.getMessage());
  }

  @Override
  public IOException broken(IOException why) {
    return new ConnectException(name + ": broken: " + why.getMessage());
  }

  @Override
  public IOException late() {
    return new SocketTimeoutException(name + ": late");
  }
}
