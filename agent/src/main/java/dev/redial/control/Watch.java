package dev.redial.control;

import dev.redial.http.RetiredHttp2;
import dev.redial.operate.AgentThread;
import dev.redial.operate.Log;
import java.lang.instrument.Instrumentation;

/** The thread that looks after the rules while the application runs. */
final class Watch extends AgentThread {
  /** Twice that, for a change to settle, and the reading are to be within two seconds. */
  private static final long INTERVAL_MILLIS = 400;

  private final Operation operation;
  private final Instrumentation jvm;
  private final Log log;
  private boolean offered;
  private String failure = "";

  Watch(Operation operation, Instrumentation jvm, Log log) {
    super("watch");
    this.operation = operation;
    this.jvm = jvm;
    this.log = log;
  }

  @Override
  public void run() {
    try {
      Thread.sleep(INTERVAL_MILLIS);
      publish();
      while (true) {
        look();
        Thread.sleep(INTERVAL_MILLIS);
      }
    } catch (InterruptedException e) {
      // Nobody of the agent's does that: whoever ends all threads shall have it.
    }
  }

  /** Here and not before the application starts: it costs some milliseconds. */
  private void publish() {
    try {
      Answers.publish(jvm);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      failed("the status cannot be read by attaching", e);
    }
  }

  private void look() {
    try {
      if (!offered && operation.isManaged()) {
        offered = true;
        ManagementBean.register(operation);
      }
      operation.look();
      RetiredHttp2.closeIdle();
    } catch (Exception | LinkageError e) {
      failed("the rules cannot be looked after", e);
    }
  }

  /** Says once what broke; the application goes on as it is. */
  private void failed(String what, Throwable t) {
    if (!failure.equals(t.toString())) {
      failure = t.toString();
      log.error(what + ": " + t);
    }
  }
}
