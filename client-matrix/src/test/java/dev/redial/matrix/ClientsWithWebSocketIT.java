package dev.redial.matrix;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that speak WebSocket, most of them HTTP as well. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("dev.redial.matrix.Release#withWebSocket")
class ClientsWithWebSocketIT extends ClientMatrixContract {}
