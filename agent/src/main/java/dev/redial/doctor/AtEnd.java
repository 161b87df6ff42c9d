package dev.redial.doctor;

/** What is done if somebody ends this JVM before it is closed. */
public final class AtEnd implements AutoCloseable {
  private final Thread task;

  /** Does it from now on. */
  public AtEnd(Runnable task) {
    this.task = new Thread(task);
    Runtime.getRuntime().addShutdownHook(this.task);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(task);
    } catch (IllegalStateException e) {
      // This is the end, and the task runs.
    }
  }
}
