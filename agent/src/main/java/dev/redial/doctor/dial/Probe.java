package dev.redial.doctor.dial;

import dev.redial.doctor.target.CallingJvm;
import dev.redial.doctor.target.Names;
import dev.redial.doctor.target.Question;
import dev.redial.doctor.target.SafeText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Makes one attempt and notes what happens. */
public final class Probe {
  private static final String REFUSED = "certificate refused: ";
  private static final String RECEIVED = "Received fatal alert: ";

  private final Question question;
  private final CallingJvm surroundings;
  private final Limits limits;
  private final Dialler dialler;
  private final TlsClient client;
  private volatile @Nullable ClientHello usual;

  public Probe(Question question, CallingJvm surroundings) throws IOException {
    this.question = question;
    this.surroundings = surroundings;
    limits = new Limits(question.seconds());
    client = new TlsClient(question, surroundings);
    dialler = new Dialler(question, surroundings, limits, client);
  }

  /** What comes of a trial. */
  public Observation attempt(Trial trial) {
    var noted = new Observation(trial);
    surroundings.progress().accept(trial.change());
    long start = System.nanoTime();
    try {
      attempt(trial, noted);
    } catch (FailedException e) {
      noted.failed(e.kind(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      noted.failed(Failure.Kind.UNREACHABLE, SafeText.text(String.valueOf(e.getMessage())));
    }
    return noted.took(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }

  /** Ends what goes on; later attempts fail at once. */
  public void stop() {
    limits.stop();
  }

  private void attempt(Trial trial, Observation noted) throws IOException {
    try (var line = dialler.dial(trial, noted)) {
      line.extend(limits.millis());
      talk(trial, line, noted);
    }
  }

  private void talk(Trial trial, Recording line, Observation noted) throws IOException {
    var change = trial.hello();
    if (!question.target().isSecure() || trial.client() == Trial.Client.WITHOUT_TLS) {
      request(trial, line, null, noted);
    } else if (change == null) {
      handshake(trial, line, noted);
    } else {
      greet(change, line, noted);
    }
  }

  private void handshake(Trial trial, Recording line, Observation noted) throws IOException {
    var target = question.target();
    var witness = client.witness(trial.trusting());
    var socket = client.socket(line, target.host(), target.place().port(), witness);
    if (trial.sni() != null) {
      TlsClient.name(socket, trial.sni());
    }
    try {
      socket.startHandshake();
    } catch (IOException e) {
      throw unshaken(line, e);
    } finally {
      note(line, witness, noted);
    }
    var session = socket.getSession();
    noted.agreed(session.getProtocol() + ", " + session.getCipherSuite());
    judge(trial, witness);
    if (target.isHttp()) {
      line.extend(limits.millis());
      request(trial, line, socket, noted);
      noted.asked(witness.isAsked());
    }
    socket.close();
  }

  private void note(Recording line, RecordingTrustManager witness, Observation noted) {
    var hello = ClientHello.parse(line.sent());
    usual = usual == null ? hello : usual;
    var flight = ServerFlight.parse(line.received());
    noted.sent(hello).flight(flight).chain(witness.chain());
    noted.asked(witness.isAsked() || flight.asksForCertificate());
  }

  private static FailedException unshaken(Recording line, IOException e) {
    var message = String.valueOf(e.getMessage());
    if (message.startsWith(RECEIVED)) {
      var alert = message.substring(RECEIVED.length());
      return new FailedException(Failure.Kind.ALERT, "the server's alert " + alert, e);
    }
    var received = line.received();
    if (!Records.isTls(received)) {
      var said = new String(received, StandardCharsets.ISO_8859_1);
      var first = said.lines().findFirst().orElse("").strip();
      return new FailedException(
          Failure.Kind.NOT_TLS, "the answer is not TLS but '" + SafeText.text(first) + "'", e);
    }
    if (line.trouble() != null || line.isEnded()) {
      return Dialler.broken(
          line, received.length == 0 ? "after the ClientHello" : "in the handshake", e);
    }
    return new FailedException(Failure.Kind.UNACCEPTABLE, "this JVM refuses: " + message, e);
  }

  private void judge(Trial trial, RecordingTrustManager witness) throws FailedException {
    var leaf = witness.chain().get(0);
    try {
      leaf.checkValidity();
    } catch (CertificateException e) {
      throw refused(e);
    }
    var refusal = witness.refusal();
    if (refusal != null) {
      throw refused(refusal);
    }
    var name = verified(trial);
    if (!CertificateNames.isFor(leaf, name)) {
      throw new FailedException(
          Failure.Kind.WRONG_NAME,
          "the certificate is for " + Names.some(CertificateNames.of(leaf)) + ", not for " + name,
          null);
    }
  }

  private String verified(Trial trial) {
    if (trial.verified() != null) {
      return trial.verified();
    }
    var sni = trial.sni();
    return sni == null || sni.isEmpty() ? question.target().host() : sni;
  }

  private static FailedException refused(CertificateException refusal) {
    var kind = Failure.Kind.UNTRUSTED;
    Throwable deepest = refusal;
    for (Throwable each = refusal; each != null; each = each.getCause()) {
      deepest = each;
      if (each instanceof CertificateExpiredException
          || each instanceof CertificateNotYetValidException) {
        kind = Failure.Kind.NOT_VALID_NOW;
      } else if (isOfAlgorithm(each)) {
        kind = Failure.Kind.WEAK;
      }
    }
    var why =
        String.valueOf(deepest.getMessage())
            .replaceFirst("^NotAfter: ", "it was valid until ")
            .replaceFirst("^NotBefore: ", "it is valid from ");
    return new FailedException(kind, REFUSED + why, refusal);
  }

  /** Why a certificate is refused. */
  public static String reason(Failure failure) {
    var detail = failure.detail();
    return detail.startsWith(REFUSED) ? detail.substring(REFUSED.length()) : detail;
  }

  private static boolean isOfAlgorithm(Throwable refusal) {
    if (refusal instanceof CertPathValidatorException invalid
        && invalid.getReason() == CertPathValidatorException.BasicReason.ALGORITHM_CONSTRAINED) {
      return true;
    }
    return String.valueOf(refusal.getMessage()).contains("lgorithm constraints");
  }

  private void request(Trial trial, Recording line, @Nullable SSLSocket socket, Observation noted)
      throws IOException {
    var target = question.target();
    var authority = trial.authority() == null ? target.authority(target.host()) : trial.authority();
    try {
      var in = new BufferedInputStream((socket == null ? line : socket).getInputStream());
      var out = (socket == null ? line : socket).getOutputStream();
      noted.answer(Http.get(in, out, target.path(), authority));
    } catch (FailedException e) {
      throw e;
    } catch (IOException e) {
      var message = String.valueOf(e.getMessage());
      throw message.startsWith(RECEIVED)
          ? new FailedException(
              Failure.Kind.ALERT, "the server's alert " + message.substring(RECEIVED.length()), e)
          : Dialler.broken(line, "after the request", e);
    }
  }

  /** Sends the usual ClientHello with a change, and looks at the first answer to it. */
  private void greet(HelloChange change, Recording line, Observation noted) throws IOException {
    var base = usual;
    if (base == null) {
      throw new FailedException(Failure.Kind.NOT_TRIED, "not tried: no ClientHello yet", null);
    }
    var hello = base.copy();
    change.on(hello);
    noted.sent(hello);
    var buffer = new byte[16 << 10];
    try {
      line.getOutputStream().write(hello.record());
      var in = line.getInputStream();
      while (!ServerFlight.parse(line.received()).isEnd() && in.read(buffer) >= 0) {}
    } catch (IOException e) {
      noted.flight(ServerFlight.parse(line.received()));
    }
    var flight = ServerFlight.parse(line.received());
    noted.flight(flight).asked(flight.asksForCertificate());
    if (flight.alert() != null) {
      throw new FailedException(Failure.Kind.ALERT, "the server's alert " + flight.alert(), null);
    }
    if (!flight.isAgreed()) {
      throw Dialler.broken(line, "after the ClientHello", new IOException());
    }
    noted.agreed(flight.text());
  }
}
