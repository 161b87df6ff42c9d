package dev.redial.tls;

import dev.redial.decision.ChangeText;
import dev.redial.decision.Decisions;
import dev.redial.decision.EngineHeads;
import dev.redial.decision.MissedHeads;
import dev.redial.report.Fingerprints.Aspect;
import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Applies a rule's TLS settings to a client's connection, just before its ClientHello.
 *
 * <p>By then the application has set all that it sets. So parameters given after creation do not
 * undo the rule, and no way of making a socket or an engine is missed.
 *
 * <p>A rule changes the parameters and the peer host together. With the server name alone, a
 * provider would still accept a certificate for the original host, and resume a session made
 * without the rule.
 */
public final class HandshakeStart {
  private static final String LEFT_OUT = "TLS -> none, nothing is encrypted and nobody verified";

  private final Decisions decisions;

  public HandshakeStart(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * Fails if a rule matches and cannot be applied as a whole.
   *
   * @return whether the connection goes without TLS, so that no handshake must follow
   */
  public boolean of(TlsConnection connection) throws IOException {
    var host = hostOf(connection);
    if (host != null && PeerNames.rule(host) != null) {
      if (hasBegun(connection)) {
        return false;
      }
      host = setPlainHost(connection, host);
    }
    LastTlsConnection.unruled();
    if (host == null) {
      return false;
    }
    var asked = connection.asked(host);
    var rule = Endpoints.rule(decisions, host, asked, connection.port());
    lookAfterHeads(connection, rule, asked);
    if (rule == null) {
      decisions.reports().untouched().count(asked);
      return false;
    }
    boolean isByName = decisions.find(asked, connection.port()) == null;
    return carryOut(rule, connection, host, isByName ? host : asked);
  }

  /**
   * Does what the rule says.
   *
   * @param host that TLS is made under
   * @param asked the host that the rule was found by
   */
  private boolean carryOut(Rule rule, TlsConnection connection, String host, String asked)
      throws IOException {
    try {
      // also a rule of heads alone may need something of TLS
      requireInstrumentation(connection, rule);
      if (!rule.changesHandshake()) {
        decisions.reports().untouched().count(asked);
        return false;
      }
      if (rule.route().plaintext()) {
        return leaveOut(connection, rule, asked);
      }
      change(connection, rule, host, asked);
      return false;
    } catch (Throwable t) {
      throw decisions.refusal(rule, Layer.TLS, asked, named(connection.provider(), t));
    }
  }

  /** Its host is the rule's verify name, then. */
  private boolean hasBegun(TlsConnection connection) {
    return decisions.tracked().connections().host(connection.itself()) != null;
  }

  /**
   * An application may have its host from the session of another connection, where that instance
   * stands for a rule. Here it is an ordinary name.
   */
  @SuppressWarnings("StringCopy") // the instance is what stands for the rule
  private static String setPlainHost(TlsConnection connection, String host) throws IOException {
    var name = new String(host);
    try {
      connection.setPeerHost(name);
      return name;
    } catch (Throwable t) {
      throw new SSLException("redial: " + connection.provider() + " cannot go to " + name, t);
    }
  }

  private static @Nullable String hostOf(TlsConnection connection) {
    try {
      return connection.host();
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  private void lookAfterHeads(TlsConnection connection, @Nullable Rule rule, String host)
      throws IOException {
    if (rule == null || rule.http().isEmpty()) {
      return;
    }
    MissedHeads.handshakeBegins(decisions, rule);
    if (!(connection.itself() instanceof SSLEngine engine)) {
      return;
    }
    var missing = decisions.lacking(rule, connection.place(), connection.types());
    var heads = EngineHeads.present();
    if (missing != null && rule.http().rawHttp()) {
      throw decisions.refusal(rule, Layer.TLS, host, new SSLException(missing));
    }
    if (heads != null) {
      heads.begins(engine, rule, host, connection.port());
    }
  }

  private void requireInstrumentation(TlsConnection connection, Rule rule) throws IOException {
    var missing = decisions.lacking(rule, connection.place(), connection.types());
    if (missing != null) {
      throw new IOException(missing);
    }
  }

  /** The words of the rule are needed for it, and nothing else leads here. */
  private boolean leaveOut(TlsConnection connection, Rule rule, String host) throws Throwable {
    boolean observes = decisions.onlyObserves(rule);
    if (!observes) {
      connection.speakPlaintext(PeerNames.of(rule, host));
      decisions.tracked().connections().made(connection.itself(), rule, host, connection.port());
      if (decisions.reports().fingerprints().areTaken()) {
        var nothing = "none, no TLS";
        decisions
            .reports()
            .fingerprints()
            .saw(host, connection.port(), Aspect.HELLO, nothing, rule);
      }
    }
    decisions.reports().hit(rule, Layer.PLAINTEXT, host, connection.port(), LEFT_OUT);
    return !observes;
  }

  private void change(TlsConnection connection, Rule rule, String host, String asked)
      throws Throwable {
    var parameters = connection.parameters();
    var before = ServerNames.of(parameters);
    var notOffered = new HandshakeSettings(rule.tls(), connection, parameters).apply();
    var verified = rule.tls().verifyName();
    var name = verified == null ? host : verified;
    var change = ChangeText.tls(before, ServerNames.of(parameters), rule.tls());
    decisions.reports().hit(rule, Layer.TLS, asked, connection.port(), change);
    for (var reason : notOffered) {
      decisions.reports().warnOnce(rule, "cannot offer " + reason);
    }
    if (!decisions.onlyObserves(rule)) {
      requireAll(connection, notOffered);
      connection.set(parameters);
      var peer = PeerNames.of(rule, name);
      connection.setPeerHost(peer);
      if (verified != null) {
        decisions.tracked().pinnedNames().pinned();
        LastTlsConnection.ruled(asked, peer);
      }
      decisions.tracked().connections().made(connection.itself(), rule, asked, connection.port());
    }
  }

  /** JSSE can offer what it has only; its users are told so, and others may not offer less. */
  private static void requireAll(TlsConnection connection, List<String> notOffered)
      throws SSLException {
    if (!notOffered.isEmpty() && connection.provider() != Provider.JSSE) {
      throw new SSLException("it cannot offer " + String.join("; ", notOffered));
    }
  }

  private static Throwable named(Provider provider, Throwable cause) {
    return provider == Provider.JSSE
        ? cause
        : new SSLException(provider + " does not do that: " + cause.getMessage(), cause);
  }
}
