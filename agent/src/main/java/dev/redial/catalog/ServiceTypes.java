package dev.redial.catalog;

import dev.redial.flight.Flight;

/** Types of the JDK's own services that the agent adds to once they are used. Thread-safe. */
final class ServiceTypes {
  /** Their simple names. */
  static final String NAMES = "JmxMBeanServer FlightRecorder";

  /** Loaded when an application, or the JVM's own agent, begins to use JMX. */
  static final String MANAGEMENT = "com.sun.jmx.mbeanserver.JmxMBeanServer";

  private volatile boolean sawManagement;

  /** The JVM loads this type, or has loaded it. */
  void see(String type) {
    if (type.equals(MANAGEMENT)) {
      sawManagement = true;
    } else if (type.equals(Flight.RECORDER)) {
      Flight.sawRecorder();
    }
  }

  boolean sawManagement() {
    return sawManagement;
  }
}
