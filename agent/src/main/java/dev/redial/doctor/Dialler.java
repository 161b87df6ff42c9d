package dev.redial.doctor;

import dev.redial.rule.Address;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Makes the connection, by a proxy where one is to be used, up to where TLS begins. */
final class Dialler {
  /** Several challenges may be in one field (RFC 9110, section 11.6.1). */
  private static final Pattern SCHEME =
      Pattern.compile("(?i)(?<![^\\s,])(basic|digest|ntlm|negotiate)(?=[\\s,]|$)");

  private final Question question;
  private final Surroundings surroundings;
  private final Limits limits;
  private final TlsClient tls;

  Dialler(Question question, Surroundings surroundings, Limits limits, TlsClient tls) {
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

  private Recording direct(Address place, Observation noted, @Nullable String by)
      throws IOException {
    limits.countOneMore();
    var address = first(place);
    noted.dialled(new Address(address.getHostAddress(), place.port()).toString(), by);
    var socket = new Socket(java.net.Proxy.NO_PROXY);
    try {
      socket.connect(new InetSocketAddress(address, place.port()), limits.millis());
      socket.setTcpNoDelay(true);
      return new Recording(socket, limits.millis());
    } catch (IOException e) {
      socket.close();
      throw undialled(e, by == null ? "" : "the proxy: ");
    }
  }

  private FailedException undialled(IOException e, String whose) {
    var message = String.valueOf(e.getMessage());
    if (e instanceof SocketTimeoutException) {
      return new FailedException(
          Failure.Kind.UNREACHABLE,
          whose + "no answer to dialling in " + limits.millis() / 1000 + " s",
          e);
    }
    boolean isRefused = e instanceof ConnectException && message.contains("refused");
    return isRefused
        ? new FailedException(Failure.Kind.REFUSED, whose + "connection refused", e)
        : new FailedException(Failure.Kind.UNREACHABLE, whose + message, e);
  }

  private static InetAddress first(Address place) throws IOException {
    return addresses(place.host()).get(0);
  }

  /** The addresses of a host, in the order in which the JDK tries them. */
  static List<InetAddress> addresses(String host) throws IOException {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      throw new FailedException(Failure.Kind.DNS, "the name " + host + " has no address", e);
    }
  }

  private Recording tunnel(ProxyAddress proxy, Address place, Observation noted)
      throws IOException {
    var line = open(proxy, noted);
    var answer = connect(line, place, null);
    var user = proxy.user();
    if (answer.status() == HttpAnswer.PROXY_AUTHENTICATION
        && user != null
        && asks(answer, "basic")) {
      line.close();
      line = open(proxy, noted);
      answer = connect(line, place, user);
    }
    if (answer.status() / 100 == 2) {
      line.forget();
      return line;
    }
    line.close();
    boolean isUnknown = answer.status() == HttpAnswer.PROXY_AUTHENTICATION;
    throw new FailedException(
        isUnknown ? Failure.Kind.PROXY_AUTHENTICATION : Failure.Kind.PROXY,
        "the proxy answers " + answer.line() + (isUnknown ? ": " + schemes(answer) : ""),
        null);
  }

  /** The ways to say who asks that it knows, between commas. */
  private static String schemes(HttpAnswer answer) {
    var names = new ArrayList<String>();
    for (var value : answer.values("Proxy-Authenticate")) {
      SCHEME.matcher(value).results().forEach(found -> names.add(found.group(1)));
    }
    return String.join(", ", names);
  }

  private static boolean asks(HttpAnswer answer, String scheme) {
    return schemes(answer).toLowerCase(Locale.ROOT).contains(scheme);
  }

  private Recording open(ProxyAddress proxy, Observation noted) throws IOException {
    var line = direct(proxy.place(), noted, proxy.url());
    if (!proxy.tls()) {
      return line;
    }
    try {
      return new Recording(tls.toProxy(line, proxy.place().host()), limits.millis());
    } catch (SSLException e) {
      line.close();
      throw new FailedException(Failure.Kind.PROXY, "TLS to the proxy fails: " + e.getMessage(), e);
    }
  }

  private static HttpAnswer connect(Recording line, Address place, @Nullable String user)
      throws IOException {
    var head = "CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n";
    if (user != null) {
      var bytes = user.getBytes(StandardCharsets.UTF_8);
      head += "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(bytes) + "\r\n";
    }
    try {
      line.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      return Http.answer(line.getInputStream());
    } catch (IOException e) {
      line.close();
      throw new FailedException(
          Failure.Kind.PROXY, "the proxy does not answer CONNECT: " + e.getMessage(), e);
    }
  }
}
