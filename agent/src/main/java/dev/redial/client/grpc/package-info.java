/**
 * Hooks and instrumentations of gRPC's own copy of OkHttp. GrpcTypes is the entry for the
 * catalogue; nobody else enters. It uses http, tls, route, reflection and decisions.
 */
@NullMarked
package dev.redial.client.grpc;

import org.jspecify.annotations.NullMarked;
