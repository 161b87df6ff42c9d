package dev.redial.route;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** What is measured of a load, as text for the benchmark. */
final class Measures {
  private static final int CONNECTIONS = 100;

  private Measures() {}

  /** What is measured. */
  interface Task {
    void run() throws Exception;
  }

  /** The median of some new connections, each with one short request, in microseconds. */
  static String latency(Task task) throws Exception {
    var times = new long[CONNECTIONS];
    for (int i = 0; i < times.length; i++) {
      long start = System.nanoTime();
      task.run();
      times[i] = System.nanoTime() - start;
    }
    Arrays.sort(times);
    return String.valueOf(times[times.length / 2] / 1000);
  }

  /** Megabytes in a second. */
  static String throughput(int bytes, Task task) throws Exception {
    long start = System.nanoTime();
    task.run();
    return String.valueOf(bytes * 1000.0 / (System.nanoTime() - start));
  }

  /** Milliseconds of processor for a gigabyte, which a busy machine changes less. */
  static String work(int bytes, Task task) throws Exception {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long start = system.getProcessCpuTime();
    task.run();
    return String.valueOf((system.getProcessCpuTime() - start) * 1000 / bytes);
  }
}
