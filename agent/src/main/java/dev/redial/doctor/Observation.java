package dev.redial.doctor;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was sent in one attempt, and what came back; filled in while it goes on. */
final class Observation {
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

  Observation(Trial trial) {
    this.trial = trial;
  }

  Observation dialled(String address, @Nullable ProxyAddress by) {
    dialled = address;
    proxy = by;
    return this;
  }

  /** Before it is known whether it is reached. */
  Observation by(ProxyAddress used) {
    proxy = used;
    return this;
  }

  Observation offered(List<String> schemes) {
    offered = schemes;
    return this;
  }

  Observation sent(@Nullable ClientHello hello) {
    sent = hello;
    return this;
  }

  Observation flight(ServerFlight answered) {
    flight = answered;
    return this;
  }

  Observation agreed(String versionAndSuite) {
    agreed = versionAndSuite;
    return this;
  }

  Observation chain(List<X509Certificate> shown) {
    chain = shown;
    return this;
  }

  Observation asked(boolean forCertificate) {
    isAsked |= forCertificate;
    return this;
  }

  Observation answer(HttpAnswer given) {
    answer = given;
    return this;
  }

  Observation failed(Failure.Kind kind, String detail) {
    failure = failure == null ? new Failure(kind, detail) : failure;
    return this;
  }

  Observation took(long time) {
    millis = time;
    return this;
  }

  Trial trial() {
    return trial;
  }

  /** The address and port, or null before there was one. */
  @Nullable String dialled() {
    return dialled;
  }

  /** The proxy, or null. */
  @Nullable ProxyAddress proxy() {
    return proxy;
  }

  /** In what schemes the proxy may be told who asks. */
  List<String> offered() {
    return offered;
  }

  /** The ClientHello, or null. */
  @Nullable ClientHello sent() {
    return sent;
  }

  /** The answer to it in clear text, or null. */
  @Nullable ServerFlight flight() {
    return flight;
  }

  /** Version and suite of TLS, or null. */
  @Nullable String agreed() {
    return agreed;
  }

  List<X509Certificate> chain() {
    return chain;
  }

  /** Whether the server asked for a certificate of the client. */
  boolean isAskedForCertificate() {
    return isAsked;
  }

  /** HTTP's answer, or null. */
  @Nullable HttpAnswer answer() {
    return answer;
  }

  /** Why there is none, or null. */
  @Nullable Failure failure() {
    return failure;
  }

  long millis() {
    return millis;
  }

  boolean failed(Failure.Kind... kinds) {
    return failure != null && failure.is(kinds);
  }

  /** Whether all of it went well, or the site has answered in HTTP. */
  boolean isGood() {
    return failure == null && (answer == null || answer.isOfSite());
  }

  /** What came of it, in a few words. */
  String outcome() {
    if (failure != null) {
      return failure.detail();
    }
    return answer == null ? agreed == null ? "connected" : agreed : answer.line();
  }

  /** All of it, in words. */
  Examination.Attempt told() {
    return new Examination.Attempt(
        trial.change(), isGood(), outcome(), millis, AttemptJson.of(this));
  }
}
