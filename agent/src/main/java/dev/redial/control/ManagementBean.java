package dev.redial.control;

import dev.redial.yaml.tree.Problem;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** The agent's JMX bean. Loaded once the application uses JMX, not before: that costs much. */
final class ManagementBean implements AgentMBean {
  private static final String BY = "JMX";

  private final AgentRuntime operation;

  private ManagementBean(AgentRuntime operation) {
    this.operation = operation;
  }

  /**
   * Offers it.
   *
   * @throws JMException if the JVM does not take it
   */
  static void register(AgentRuntime operation) throws JMException {
    var bean = new StandardMBean(new ManagementBean(operation), AgentMBean.class);
    var name = new ObjectName("dev.redial:type=Agent");
    ManagementFactory.getPlatformMBeanServer().registerMBean(bean, name);
  }

  @Override
  public String getStatus() {
    return operation.status().text();
  }

  @Override
  public String getStatusJson() {
    return operation.status().json();
  }

  @Override
  public String reload() {
    var text = new StringBuilder();
    for (Problem problem : operation.reload(BY)) {
      text.append(problem).append('\n');
    }
    return text.toString();
  }

  @Override
  public void off() {
    operation.off(BY);
  }

  @Override
  public void on() {
    operation.on(BY);
  }
}
