package dev.redial.doctor.target;

/** What is done if somebody ends this JVM before it is closed. */
public final class ShutdownTask implements AutoCloseable {
  private final Thread task;

  /** For a task. */
  public ShutdownTask(Runnable task) {
    this.task = new Thread(task);
  }

  /** Has it done from now on. */
  public void begin() {
    Runtime.getRuntime().addShutdownHook(task);
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
