package dev.redial.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;

class VerifiersTest {
  @Test
  void implementation_isOne_alsoByItsClassFile() throws IOException {
    assertThat(Verifiers.isOne(Verifier.class)).isTrue();
    assertThat(Verifiers.mayBeOne(bytes(Verifier.class))).isTrue();
  }

  /** As that of HSQLDB, which is no HostnameVerifier. */
  @Test
  void methodThatThrowsInsteadOfAnswering_isOneByItsClassFile() throws IOException {
    assertThat(Verifiers.mayBeOne(bytes(Thrower.class))).isTrue();
  }

  @Test
  void interfaceAndLambda_areNone() {
    HostnameVerifier lambda = (host, session) -> true;
    assertThat(Verifiers.isOne(HostnameVerifier.class)).isFalse();
    assertThat(Verifiers.isOne(lambda.getClass())).isFalse();
  }

  /** With constants of two entries, of methods and of lambdas on the way. */
  @Test
  void otherClassFiles_areReadToTheirEnd() throws IOException {
    for (var type :
        new Class<?>[] {String.class, Long.class, Math.class, Runtime.class, VerifiersTest.class}) {
      assertThat(Verifiers.mayBeOne(bytes(type)))
          .as(type.getName())
          .isEqualTo(type == VerifiersTest.class);
    }
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    var name = type.getName();
    try (var in = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
      return in.readAllBytes();
    }
  }

  private static final class Verifier implements HostnameVerifier {
    @Override
    public boolean verify(String host, SSLSession session) {
      return false;
    }
  }

  interface Thrower {
    void verify(String host, SSLSession session) throws SSLException;
  }
}
