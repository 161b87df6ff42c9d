package dev.redial.doctor.dial;

import dev.redial.connect.socket.ProxyInquiry;
import dev.redial.doctor.target.CallingJvm;
import dev.redial.doctor.target.ProxyAddress;
import dev.redial.doctor.target.Question;
import dev.redial.doctor.target.Starttls;
import dev.redial.rule.host.Address;
import dev.redial.rule.route.ProxyProtocol;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Makes the connection, by a proxy where one is to be used, up to where TLS begins. */
public final class Dialler {
  private final Question question;
  private final CallingJvm surroundings;
  private final Limits limits;
  private final TlsClient tls;

  Dialler(Question question, CallingJvm surroundings, Limits limits, TlsClient tls) {
    this.question = question;
    this.surroundings = surroundings;
    this.limits = limits;
    this.tls = tls;
  }

  /** One for this trial, ready for TLS, or for HTTP. */
  Recording dial(Trial trial, Observation noted) throws IOException {
    var way = trial.way();
    var target = question.target();
    var proxy = way.isConfigured() ? surroundings.configuredProxy(target) : way.proxy();
    var place = trial.address() == null ? target.place() : trial.address();
    var line = proxy == null ? direct(place, noted, null) : tunnel(proxy, place, noted);
    var starttls = target.starttls();
    if (starttls != null) {
      begin(starttls, line);
    }
    return line;
  }

  private static void begin(Starttls starttls, Recording line) throws IOException {
    try {
      starttls.begin(line.getInputStream(), line.getOutputStream());
      line.forget();
    } catch (IOException e) {
      line.close();
      throw line.trouble() == null
          ? new FailedException(Failure.Kind.NO_STARTTLS, String.valueOf(e.getMessage()), e)
          : broken(line, "before TLS", e);
    }
  }

  /** How a connection ended, by what reading and writing threw. */
  static FailedException broken(Recording line, String when, IOException e) {
    var trouble = line.trouble();
    if (trouble instanceof SocketTimeoutException) {
      return new FailedException(Failure.Kind.SILENT, "no answer " + when, e);
    }
    if (trouble != null) {
      return new FailedException(Failure.Kind.RESET, "connection reset " + when, e);
    }
    return new FailedException(Failure.Kind.CLOSED, "connection closed " + when, e);
  }

  private Recording direct(Address place, Observation noted, @Nullable ProxyAddress by)
      throws IOException {
    limits.countOneMore();
    var address = by == null ? first(place) : ofProxy(by, noted);
    noted.dialled(new Address(address.getHostAddress(), place.port()).toString(), by);
    var socket = limits.socket();
    try {
      socket.connect(new InetSocketAddress(address, place.port()), limits.millis());
      socket.setTcpNoDelay(true);
      return new Recording(socket, limits.millis());
    } catch (IOException e) {
      socket.close();
      throw by == null ? undialled(e) : unreached(by, undialled(e));
    }
  }

  private static InetAddress ofProxy(ProxyAddress proxy, Observation noted) throws IOException {
    noted.by(proxy);
    try {
      return first(proxy.place());
    } catch (FailedException e) {
      throw unreached(proxy, e);
    }
  }

  /** Otherwise it would look as if the server were meant. */
  private static FailedException unreached(ProxyAddress proxy, FailedException why) {
    return new FailedException(
        Failure.Kind.PROXY_UNREACHABLE,
        "the proxy " + proxy + " is not reached: " + why.getMessage(),
        why);
  }

  private FailedException undialled(IOException e) {
    var message = String.valueOf(e.getMessage());
    if (e instanceof SocketTimeoutException) {
      return new FailedException(
          Failure.Kind.UNREACHABLE, "no answer to dialling in " + limits.millis() / 1000 + " s", e);
    }
    // a server that resets at once does so before dialling is over
    if (message.contains("reset")) {
      return new FailedException(Failure.Kind.RESET, "connection reset at once", e);
    }
    boolean isRefused = e instanceof ConnectException && message.contains("refused");
    return isRefused
        ? new FailedException(Failure.Kind.REFUSED, "connection refused", e)
        : new FailedException(Failure.Kind.UNREACHABLE, message, e);
  }

  private static InetAddress first(Address place) throws IOException {
    return addresses(place.host()).get(0);
  }

  /** The addresses of a host, in the order in which the JDK tries them. */
  public static List<InetAddress> addresses(String host) throws IOException {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      throw new FailedException(Failure.Kind.DNS, "the name " + host + " has no address", e);
    }
  }

  /** By the code of rules, which may need several connections for it. */
  private Recording tunnel(ProxyAddress proxy, Address place, Observation noted)
      throws IOException {
    boolean isLookedUpHere = proxy.protocol() == ProxyProtocol.SOCKS5;
    var asked = isLookedUpHere ? new Address(first(place).getHostAddress(), place.port()) : place;
    var inquiry = new ProxyInquiry(proxy.settings(), asked);
    var line = open(proxy, noted);
    var answer = ask(inquiry, line);
    while (answer.isToBeRepeated()) {
      line.close();
      line = open(proxy, noted);
      answer = ask(inquiry, line);
    }
    if (answer.refusal() == null) {
      line.forget();
      return line;
    }
    line.close();
    noted.offered(answer.offered());
    throw new FailedException(
        answer.asksWho() ? Failure.Kind.PROXY_AUTHENTICATION : Failure.Kind.PROXY,
        "the proxy " + answer.refusal(),
        null);
  }

  private static ProxyInquiry.Answer ask(ProxyInquiry inquiry, Recording line) throws IOException {
    try {
      return inquiry.ask(line.getInputStream(), line.getOutputStream());
    } catch (IOException e) {
      line.close();
      throw new FailedException(
          Failure.Kind.PROXY, "the proxy does not answer: " + e.getMessage(), e);
    }
  }

  private Recording open(ProxyAddress proxy, Observation noted) throws IOException {
    var line = direct(proxy.place(), noted, proxy);
    if (proxy.protocol() != ProxyProtocol.HTTPS) {
      return line;
    }
    try {
      return new Recording(tls.toProxy(line, proxy.place().host()), limits.millis());
    } catch (SSLException e) {
      line.close();
      throw new FailedException(Failure.Kind.PROXY, "TLS to the proxy fails: " + e.getMessage(), e);
    }
  }
}
