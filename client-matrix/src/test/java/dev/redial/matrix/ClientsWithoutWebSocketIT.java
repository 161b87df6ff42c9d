package dev.redial.matrix;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that speak HTTP alone. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("dev.redial.matrix.Release#withoutWebSocket")
class ClientsWithoutWebSocketIT extends ClientMatrixContract {}
