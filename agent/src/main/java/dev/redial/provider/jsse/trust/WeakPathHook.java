package dev.redial.provider.jsse.trust;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.tls.trust.WeakCertificates;
import org.jspecify.annotations.Nullable;

/**
 * Gives the check of a certificate path its own list of disabled algorithms, where the JDK reads
 * the JVM's. It does so if this thread checks the path for a connection whose rule accepts weak
 * certificates.
 */
final class WeakPathHook extends Hook {
  /** Decides by what the thread checks, not by rules of its own. */
  public WeakPathHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object list, @Nullable Object certificate) {
    return WeakCertificates.list(list, certificate);
  }
}
