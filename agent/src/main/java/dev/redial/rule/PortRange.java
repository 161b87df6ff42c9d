package dev.redial.rule;

/** TCP ports from first to last, both included. */
public record PortRange(int first, int last) {}
