package dev.redial.doctor.dial;

import dev.redial.doctor.target.Examination;
import dev.redial.doctor.target.ProxyAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was sent in one attempt, and what came back; filled in while it goes on. */
public final class Observation {
  private final Trial trial;
  private @Nullable String dialled;
  private @Nullable ProxyAddress proxy;
  private @Nullable ClientHello sent;
  private @Nullable ServerFlight flight;
  private @Nullable String agreed;
  private List<String> offered = List.of();
  private List<X509Certificate> chain = List.of();
  private boolean isAsked;
  private @Nullable HttpAnswer answer;
  private @Nullable Failure failure;
  private long millis;

  public Observation(Trial trial) {
    this.trial = trial;
  }

  public Observation dialled(String address, @Nullable ProxyAddress by) {
    dialled = address;
    proxy = by;
    return this;
  }

  /** Before it is known whether it is reached. */
  Observation by(ProxyAddress used) {
    proxy = used;
    return this;
  }

  public Observation offered(List<String> schemes) {
    offered = schemes;
    return this;
  }

  public Observation sent(@Nullable ClientHello hello) {
    sent = hello;
    return this;
  }

  public Observation flight(ServerFlight answered) {
    flight = answered;
    return this;
  }

  public Observation agreed(String versionAndSuite) {
    agreed = versionAndSuite;
    return this;
  }

  public Observation chain(List<X509Certificate> shown) {
    chain = shown;
    return this;
  }

  Observation asked(boolean forCertificate) {
    isAsked |= forCertificate;
    return this;
  }

  public Observation answer(HttpAnswer given) {
    answer = given;
    return this;
  }

  public Observation failed(Failure.Kind kind, String detail) {
    failure = failure == null ? new Failure(kind, detail) : failure;
    return this;
  }

  public Observation took(long time) {
    millis = time;
    return this;
  }

  public Trial trial() {
    return trial;
  }

  /** The address and port, or null before there was one. */
  public @Nullable String dialled() {
    return dialled;
  }

  /** The proxy, or null. */
  public @Nullable ProxyAddress proxy() {
    return proxy;
  }

  /** In what schemes the proxy may be told who asks. */
  public List<String> offered() {
    return offered;
  }

  /** The ClientHello, or null. */
  public @Nullable ClientHello sent() {
    return sent;
  }

  /** The answer to it in clear text, or null. */
  public @Nullable ServerFlight flight() {
    return flight;
  }

  /** Version and suite of TLS, or null. */
  public @Nullable String agreed() {
    return agreed;
  }

  public List<X509Certificate> chain() {
    return chain;
  }

  /** Whether the server asked for a certificate of the client. */
  public boolean isAskedForCertificate() {
    return isAsked;
  }

  /** HTTP's answer, or null. */
  public @Nullable HttpAnswer answer() {
    return answer;
  }

  /** Why there is none, or null. */
  public @Nullable Failure failure() {
    return failure;
  }

  long millis() {
    return millis;
  }

  public boolean failed(Failure.Kind... kinds) {
    return failure != null && failure.is(kinds);
  }

  /** Whether all of it went well, or the site has answered in HTTP. */
  public boolean isGood() {
    return failure == null && (answer == null || answer.isOfSite());
  }

  /** What came of it, in a few words. */
  public String outcome() {
    if (failure != null) {
      return failure.detail();
    }
    return answer == null ? agreed == null ? "connected" : agreed : answer.line();
  }

  /** All of it, in words. */
  public Examination.Attempt told() {
    return new Examination.Attempt(
        trial.change(), isGood(), outcome(), millis, AttemptJson.of(this));
  }
}
