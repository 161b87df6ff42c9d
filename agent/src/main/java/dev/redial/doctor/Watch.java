package dev.redial.doctor;

import dev.redial.work.AgentThread;
import java.util.function.BooleanSupplier;

/** Ends an examination once nobody wants to know any more. */
public final class Watch implements AutoCloseable {
  private static final long INTERVAL_MILLIS = 200;
  private static final long MOST_MILLIS = 60_000;

  private final AgentThread thread;

  /**
   * For an examination.
   *
   * @param isWanted is asked again and again
   */
  public Watch(Doctor doctor, BooleanSupplier isWanted) {
    thread =
        new AgentThread("doctor-watch") {
          @Override
          protected void work() {
            while (isWanted.getAsBoolean()) {
              try {
                Thread.sleep(INTERVAL_MILLIS);
              } catch (InterruptedException e) {
                return;
              }
            }
            doctor.stop();
          }
        };
  }

  /** Begins to ask. */
  public void begin() {
    thread.start();
  }

  /** After it, nobody asks any more. */
  @Override
  public void close() {
    thread.interrupt();
    thread.isOverWithin(MOST_MILLIS);
  }
}
