package dev.redial.control;

/** The agent as JMX tools see it, under the name {@code dev.redial:type=Agent}. */
public interface AgentMBean {
  /** What {@code status} prints. */
  String getStatus();

  /** What {@code status --json} prints. */
  String getStatusJson();

  /** Reads the rules again now; answers what is wrong with them, or nothing. */
  String reload();

  /** No rule holds any more. */
  void off();

  /** The rules hold again. */
  void on();
}
