package dev.redial.operate;

/**
 * A thread of the agent's own: a daemon, without the application's class loader and thread locals.
 * Rules do not hold for the connections that it makes.
 */
public abstract class AgentThread extends Thread {
  /** Named after its task. */
  protected AgentThread(String name) {
    super(null, null, "redial-" + name, 0, false);
    setDaemon(true);
    setContextClassLoader(null);
  }

  @Override
  public final void run() {
    Trusted.run(this::work);
  }

  /** What it is for. */
  protected abstract void work();
}
