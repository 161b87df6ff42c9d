package dev.redial.matrix;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that run on Java 8, where there is one. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("releases")
class ClientsOnJava8IT extends ClientNamesContract {
  static Stream<Release> releases() {
    return Release.triedOnOlder(8);
  }
}
