package dev.redial.doctor.target;

import dev.redial.rule.host.Address;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked: what is called, and what may be tried besides.
 *
 * @param addresses other addresses of it
 * @param proxy one to try, or null
 * @param names that the server may want in SNI and Host
 * @param trust a PEM file, or null
 * @param authorities the certificates in it
 * @param allowPlaintext whether a rule that gives up TLS may be offered
 * @param allowWeak whether one that accepts weak certificates may be
 * @param seconds for dialling, and for each answer
 */
public record Question(
    Target target,
    List<Address> addresses,
    @Nullable ProxyAddress proxy,
    List<String> names,
    @Nullable Path trust,
    List<X509Certificate> authorities,
    boolean allowPlaintext,
    boolean allowWeak,
    int seconds) {
  /** For dialling, and for each answer, where a user says nothing else. */
  public static final int SECONDS = 5;
}
