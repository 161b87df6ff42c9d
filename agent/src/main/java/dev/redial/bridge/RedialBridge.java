package dev.redial.bridge;

/** Placeholder of the one class that woven code calls. */
public final class RedialBridge {
  private RedialBridge() {}
}
