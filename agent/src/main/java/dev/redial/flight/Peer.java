package dev.redial.flight;

/**
 * Whom the application asked for.
 *
 * @param port below 1 if it is unknown
 */
public record Peer(String host, int port) {}
