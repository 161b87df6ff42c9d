package dev.redial.matrix;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that run on Java 11, where there is one. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("releases")
class ClientsOnJava11IT extends ClientNamesContract {
  static Stream<Release> releases() {
    return Release.triedOnOlder(11);
  }
}
