package dev.redial.control;

import java.lang.instrument.Instrumentation;
import java.util.Properties;

/**
 * The answer of somebody who visits a JVM and stays out of it: a text in the agent properties,
 * which the one who asked takes away. It pins no class of the visitor's, unlike {@link Answers}.
 */
public final class Reply {
  private final Properties properties;
  private final String name;

  private Reply(Properties properties, String name) {
    this.properties = properties;
    this.name = name;
  }

  /**
   * To the question with that number.
   *
   * @throws ReflectiveOperationException if this JVM takes no answer
   */
  public static Reply to(String number, Instrumentation jvm) throws ReflectiveOperationException {
    return new Reply(Answers.known(jvm), Answers.ANSWER + number);
  }

  /** Has it read. */
  public void say(String text) {
    properties.setProperty(name, text);
  }

  /** Leaves nothing of it behind. */
  public void forget() {
    properties.remove(name);
  }
}
