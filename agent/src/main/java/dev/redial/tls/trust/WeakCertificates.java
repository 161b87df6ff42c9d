package dev.redial.tls.trust;

import java.security.AlgorithmConstraints;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that this thread checks for a connection whose rule accepts weak ones. The JDK's
 * path checks know no connection. They happen while the connection's trust manager is asked, on the
 * thread that asks it, and hold for the certificates that the server has sent.
 *
 * <p>A trust manager may connect to other servers on this thread, for revocation lists above all.
 * Such a connection has its own trust manager asked through {@code TrustHook}, and meanwhile
 * nothing is accepted here.
 */
public final class WeakCertificates {
  private static final ThreadLocal<WeakCertificates> CHECKED = new ThreadLocal<>();

  /** How many threads check some: others do not have to look. */
  private static final AtomicInteger CHECKS = new AtomicInteger();

  private final AlgorithmConstraints jvms;
  private final AlgorithmConstraints own;
  private final X509Certificate[] chain;

  private WeakCertificates(
      AlgorithmConstraints jvms, AlgorithmConstraints own, X509Certificate[] chain) {
    this.jvms = jvms;
    this.own = own;
    this.chain = chain;
  }

  /** What a trust manager is asked. */
  interface Question {
    void ask() throws CertificateException;
  }

  /** Whether this thread is amidst a question of such a connection. */
  public static boolean areChecked() {
    return CHECKS.get() != 0 && CHECKED.get() != null;
  }

  /** Asks with such certificates accepted, if they are of this chain. */
  static void accept(
      AlgorithmConstraints jvms,
      AlgorithmConstraints own,
      X509Certificate[] chain,
      Question question)
      throws CertificateException {
    CHECKS.incrementAndGet();
    try {
      ask(new WeakCertificates(jvms, own, chain), question);
    } finally {
      CHECKS.decrementAndGet();
    }
  }

  /** Asks with none accepted, whatever this thread is amidst. */
  static void acceptNone(Question question) throws CertificateException {
    if (areChecked()) {
      ask(null, question);
    } else {
      question.ask();
    }
  }

  private static void ask(@Nullable WeakCertificates checked, Question question)
      throws CertificateException {
    var outer = CHECKED.get();
    set(checked);
    try {
      question.ask();
    } finally {
      set(outer);
    }
  }

  private static void set(@Nullable WeakCertificates checked) {
    if (checked == null) {
      CHECKED.remove();
    } else {
      CHECKED.set(checked);
    }
  }

  /** The list that a certificate is checked by in the place of the JVM's, or that one. */
  public static @Nullable Object list(@Nullable Object list, @Nullable Object certificate) {
    var checked = CHECKS.get() == 0 ? null : CHECKED.get();
    return checked != null && list == checked.jvms && checked.holds(certificate)
        ? checked.own
        : list;
  }

  private boolean holds(@Nullable Object certificate) {
    for (var each : chain) {
      if (each.equals(certificate)) {
        return true;
      }
    }
    return false;
  }
}
