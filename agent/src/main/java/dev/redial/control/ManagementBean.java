package dev.redial.control;

import dev.redial.yaml.tree.Problem;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** The agent's JMX bean. Loaded once the application uses JMX, not before: that costs much. */
final class ManagementBean implements AgentMBean {
  private static final String BY = "JMX";

  private final AgentRuntime runtime;

  private ManagementBean(AgentRuntime runtime) {
    this.runtime = runtime;
  }

  /**
   * Offers it.
   *
   * @throws JMException if the JVM does not take it
   */
  static void register(AgentRuntime runtime) throws JMException {
    var bean = new StandardMBean(new ManagementBean(runtime), AgentMBean.class);
    var name = new ObjectName("dev.redial:type=Agent");
    ManagementFactory.getPlatformMBeanServer().registerMBean(bean, name);
  }

  @Override
  public String getStatus() {
    return runtime.status().text();
  }

  @Override
  public String getStatusJson() {
    return runtime.status().json();
  }

  @Override
  public String reload() {
    var text = new StringBuilder();
    for (Problem problem : runtime.reload(BY)) {
      text.append(problem).append('\n');
    }
    return text.toString();
  }

  @Override
  public void off() {
    runtime.off(BY);
  }

  @Override
  public void on() {
    runtime.on(BY);
  }
}
